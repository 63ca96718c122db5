import { join } from 'node:path'
import type { DesktopState } from '../../shared/contract/desktop.ts'
import type { Language } from '../../shared/domain/language.ts'
import { builtFiles } from '../core/built-files.ts'
import { type Disposable, Lifetime } from '../core/lifetime.ts'
import type { Arrival, DeskNotice, DesktopHost, Log, TrayState } from '../core/ports.ts'
import type { Electron } from './desktop.ts'
import { MachinePreferences } from './machine-preferences.ts'
import { menuTemplate } from './os/application-menu.ts'
import { DeskNotifications } from './os/desk-notifications.ts'
import { DeskTray } from './os/desk-tray.ts'
import { canUpdate, FeedUpdater } from './os/feed-updater.ts'
import { GlobalKey } from './os/global-key.ts'
import { LinkRegistration } from './os/link-registration.ts'
import type { MainWords } from './words/en.ts'
import { wordsOf } from './words/words-of.ts'

export type ComputerParts = {
  readonly electron: Electron
  readonly folders: { readonly profile: string; readonly logs: string }
  readonly log: Log
  /** The folder of the built entry. */
  readonly mainFolder: string
  /** Brings the window to the front, and the arrival into it. */
  readonly arrive: (arrival: Arrival) => void
  readonly showWindow: () => void
  readonly windowHasFocus: () => boolean
  readonly flashWindow: () => void
  readonly stop: () => Promise<void>
}

/** Everything of this computer that the console uses beside its window. */
export class Computer implements DesktopHost, Disposable {
  readonly updater: FeedUpdater
  readonly #parts: ComputerParts
  readonly #preferences: MachinePreferences
  readonly #lifetime = new Lifetime()
  readonly #tray: DeskTray
  readonly #notifications: DeskNotifications
  readonly #key: GlobalKey
  readonly #links: LinkRegistration

  constructor(parts: ComputerParts) {
    const { electron, folders, log, arrive } = parts
    this.#parts = parts
    this.#preferences = new MachinePreferences(join(folders.profile, 'preferences.json'), log)
    this.#tray = this.#createTray()
    this.#notifications = this.#createNotifications()
    this.#key = new GlobalKey(electron.globalShortcut, () => arrive({ kind: 'next' }))
    this.#links = new LinkRegistration({
      app: electron.app,
      platform: process.platform,
      start: { executable: process.execPath, args: [electron.app.getAppPath()] },
    })
    this.updater = this.#createUpdater()
  }

  get words(): MainWords {
    return wordsOf(this.#preferences.present.language)
  }

  /** After ready. */
  start(): void {
    const { globalKey, telLinks } = this.#preferences.present
    this.#setMenu()
    this.#lifetime.own(this.#tray).start()
    this.#lifetime.own(this.#notifications)
    this.#lifetime.own(this.#key)
    this.#links.start(telLinks)
    try {
      this.#key.set(globalKey)
    } catch (cause) {
      this.#parts.log.warn('desktop', 'The global key is none that this system knows', { cause })
    }
  }

  notify(notice: DeskNotice): void {
    this.#notifications.notify(notice)
  }

  show(state: TrayState): void {
    this.#tray.show(state)
  }

  setLanguage(language: Language): void {
    if (this.#preferences.present.language === language) return
    this.#preferences.change({ language })
    this.#setMenu()
    this.#tray.speak()
  }

  globalKey(): DesktopState['globalKey'] {
    return this.#key.present
  }

  setGlobalKey(key: string | null): void {
    this.#key.set(key)
    this.#preferences.change({ globalKey: key })
  }

  telLinks(): DesktopState['telLinks'] {
    return this.#links.telLinks
  }

  setTelLinks(ours: boolean): void {
    this.#links.setTelLinks(ours)
    this.#preferences.change({ telLinks: ours })
  }

  dispose(): Promise<void> {
    return this.#lifetime.dispose()
  }

  #setMenu(): void {
    const { electron, folders } = this.#parts
    const template = menuTemplate({
      platform: process.platform,
      developing: !electron.app.isPackaged,
      words: this.words,
      doings: { openLogs: () => void electron.shell.openPath(folders.logs) },
    })
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
  }

  #createTray(): DeskTray {
    const { electron, mainFolder, arrive, showWindow, log } = this.#parts
    return new DeskTray({
      createTray: (image) => new electron.Tray(image),
      imageAt: (path) => electron.nativeImage.createFromPath(path),
      buildMenu: (template) => electron.Menu.buildFromTemplate(template),
      pictures: builtFiles(mainFolder).trayPictures,
      platform: process.platform,
      words: () => this.words,
      open: showWindow,
      openMyState: () => arrive({ kind: 'my-state' }),
      quit: () => electron.app.quit(),
      log,
    })
  }

  #createNotifications(): DeskNotifications {
    const { electron, arrive, windowHasFocus, flashWindow, log } = this.#parts
    return new DeskNotifications({
      createNotification: (options) => new electron.Notification(options),
      isSupported: () => electron.Notification.isSupported(),
      words: () => this.words,
      windowHasFocus,
      flash: flashWindow,
      clicked: (callId) => arrive({ kind: 'call', callId }),
      log,
    })
  }

  #createUpdater(): FeedUpdater {
    const { electron, log, stop } = this.#parts
    return new FeedUpdater({
      canUpdate: canUpdate(electron.app.isPackaged, process.platform, process.env, process.resourcesPath),
      // CommonJS, whose exports come as one.
      load: async () => (await import('electron-updater')).default.autoUpdater,
      stop,
      log,
    })
  }
}
