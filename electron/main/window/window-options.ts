import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron'
import type { WindowBounds } from './window-bounds.ts'

/** The strip is the title bar: the system's buttons lie in it. CSS pixels. */
const stripHeight = 44

export type WindowLook = {
  readonly preload: string
  readonly bounds: WindowBounds
  readonly dark: boolean
  readonly platform: NodeJS.Platform
  /** Developer tools are for those who build the program. */
  readonly developing: boolean
}

/** The system's buttons over the strip. The page learns from its CSS environment how much room they take. */
export function titleBarOverlay(dark: boolean): TitleBarOverlayOptions {
  return { color: '#00000000', symbolColor: dark ? '#E7EDEB' : '#131A18', height: stripHeight }
}

/** The one kind of window there is. The page is treated as if it were hostile; all it has is the preload's two functions. */
export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  const { preload, bounds, dark, platform, developing } = look
  return {
    ...bounds.area,
    minWidth: 960,
    minHeight: 600,
    // Shown when the first picture is there; till then this colour would be all there is to see.
    show: false,
    backgroundColor: dark ? '#0E1211' : '#F0F3F1',
    title: 'Maskline',
    titleBarStyle: 'hidden',
    titleBarOverlay: titleBarOverlay(dark),
    ...(platform === 'darwin' ? { trafficLightPosition: { x: 14, y: 15 } } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from a server nobody chose, and typed text is about people.
      spellcheck: false,
      devTools: developing,
    },
  }
}
