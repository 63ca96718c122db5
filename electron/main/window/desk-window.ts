import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  NativeTheme,
  Screen,
  WebContents,
} from 'electron'
import type { Disposable } from '../../core/lifetime.ts'
import type { Log } from '../../core/ports.ts'
import type { OpenLink } from '../os/link-opener.ts'
import type { OwnPage } from '../own-page.ts'
import type { MainWords } from '../words/en.ts'
import { lockNavigation } from './navigation-locks.ts'
import { type CrashQuestion, recoverPage } from './page-crashes.ts'
import { readWindowBounds, writeWindowBounds } from './window-bounds.ts'
import { titleBarOverlay, windowOptions } from './window-options.ts'

export type DeskWindowParts = {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly screen: Pick<Screen, 'getAllDisplays'>
  readonly theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on' | 'off'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly platform: NodeJS.Platform
  readonly developing: boolean
  readonly preload: string
  readonly boundsFile: string
  readonly page: OwnPage
  readonly openLink: OpenLink
  readonly log: Log
  readonly words: () => MainWords
  /** The page had died and is being loaded again. */
  readonly recovered: () => void
  /** Called with each new window's page before it loads. */
  readonly admit: (contents: WebContents) => void
  /** Windows ends the session without asking the program to quit. */
  readonly sessionEnds: () => void
}

/** The console's one window. It can be closed and opened again; nothing that matters lives in it. */
export class DeskWindow implements Disposable {
  readonly #parts: DeskWindowParts
  #window: BrowserWindow | null = null
  #quitting = false

  constructor(parts: DeskWindowParts) {
    this.#parts = parts
  }

  /** Opens it, or brings it to the front. */
  show(): void {
    if (this.#window === null) {
      this.#open()
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  hasFocus(): boolean {
    return this.#window?.isFocused() === true
  }

  /** Asks for attention without taking the focus, until the person comes. */
  flash(): void {
    this.#window?.flashFrame(true)
  }

  /** From now on closing the window ends it, on macOS too. */
  quitting(): void {
    this.#quitting = true
  }

  dispose(): void {
    this.#quitting = true
    this.#window?.destroy()
  }

  #open(): void {
    const { createWindow, screen, theme, platform, developing, preload, boundsFile, page, log } = this.#parts
    const bounds = readWindowBounds(boundsFile, screen)
    const dark = theme.shouldUseDarkColors
    const window = createWindow(windowOptions({ preload, bounds, dark, platform, developing }))
    this.#window = window
    this.#watchPage(window)
    window.once('ready-to-show', () => {
      if (bounds.maximized) window.maximize()
      window.show()
    })
    window.on('close', (event) => this.#closing(window, event))
    const followTheme = () => this.#followTheme(window)
    theme.on('updated', followTheme)
    window.on('closed', () => {
      theme.off('updated', followTheme)
      this.#window = null
    })
    window.on('focus', () => window.flashFrame(false))
    window.on('session-end', () => this.#parts.sessionEnds())
    window
      .loadURL(page.home)
      .catch((cause: unknown) => log.error('window', 'The page did not load', { cause }))
  }

  #watchPage(window: BrowserWindow): void {
    const { page, openLink, log, admit } = this.#parts
    lockNavigation(window.webContents, page, openLink, log)
    recoverPage({
      contents: window.webContents,
      log,
      steadyNow: () => performance.now(),
      ask: (question) => this.#ask(window, question),
      recovered: () => this.#parts.recovered(),
    })
    window.webContents.on('console-message', ({ level, message }) => {
      if (level === 'error') log.error('window', 'The page reported an error', { message })
    })
    admit(window.webContents)
  }

  /** The page follows by itself; the system's buttons over it do not, and on macOS they need not. */
  #followTheme(window: BrowserWindow): void {
    const { theme, platform } = this.#parts
    if (platform !== 'darwin') window.setTitleBarOverlay(titleBarOverlay(theme.shouldUseDarkColors))
  }

  #closing(window: BrowserWindow, event: { preventDefault(): void }): void {
    writeWindowBounds(this.#parts.boundsFile, window.getNormalBounds(), window.isMaximized(), this.#parts.log)
    // There a program stays when its window is closed; the window only goes out of sight.
    if (this.#parts.platform === 'darwin' && !this.#quitting) {
      event.preventDefault()
      window.hide()
    }
  }

  async #ask(window: BrowserWindow, { what }: CrashQuestion): Promise<boolean> {
    const { dialog, words } = this.#parts
    const said = words()
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: what === 'hangs' ? said.hangs : said.diedAgain,
      detail: said.pageDetail,
      buttons: [said.pageReload, said.pageWait],
      defaultId: 0,
      cancelId: 1,
    })
    return response === 0
  }
}
