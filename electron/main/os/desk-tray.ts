import { join } from 'node:path'
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron'
import type { Disposable } from '../../core/lifetime.ts'
import type { Log, TrayState } from '../../core/ports.ts'
import type { MainWords } from '../words/en.ts'

export type DeskTrayParts = {
  readonly createTray: (image: NativeImage) => Tray
  readonly imageAt: (path: string) => NativeImage
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => Menu
  /** The folder of the tray's pictures. */
  readonly pictures: string
  readonly platform: NodeJS.Platform
  readonly words: () => MainWords
  readonly open: () => void
  readonly openMyState: () => void
  readonly quit: () => void
  readonly log: Log
}

/** The console beside the clock: its state as shape, colour and word, and the way back to the window. */
export class DeskTray implements Disposable {
  readonly #parts: DeskTrayParts
  /** Kept: a tray that nobody refers to disappears. Null where the system has none. */
  #tray: Tray | null = null
  #state: TrayState = 'offline'

  constructor(parts: DeskTrayParts) {
    this.#parts = parts
  }

  start(): void {
    const { createTray, open, log } = this.#parts
    try {
      this.#tray = createTray(this.#picture())
    } catch (cause) {
      log.warn('desktop', 'This system shows no tray', { cause })
      return
    }
    // Not reliable on Linux, so the menu holds it too.
    this.#tray.on('click', () => open())
    this.#draw()
  }

  show(state: TrayState): void {
    this.#state = state
    this.#tray?.setImage(this.#picture())
    this.#draw()
  }

  /** Says everything again, in the language of now. */
  speak(): void {
    this.#draw()
  }

  dispose(): void {
    this.#tray?.destroy()
    this.#tray = null
  }

  #picture(): NativeImage {
    const { imageAt, pictures, platform } = this.#parts
    // macOS draws a picture of that name in the colour of its bar.
    const name = platform === 'darwin' ? `${this.#state}Template` : this.#state
    return imageAt(join(pictures, `${name}.png`))
  }

  #draw(): void {
    const { buildMenu, words, open, openMyState, quit } = this.#parts
    const said = words()
    const state = said[`state.${this.#state}`]
    this.#tray?.setToolTip(`Maskline: ${state}`)
    // Linux shows changes only of a menu that is set anew.
    this.#tray?.setContextMenu(
      buildMenu([
        { label: said.open, click: () => open() },
        { label: state, click: () => openMyState() },
        { type: 'separator' },
        { label: said.quit, click: () => quit() },
      ]),
    )
  }
}
