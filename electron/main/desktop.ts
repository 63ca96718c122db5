import { join } from 'node:path'
import { parseDeskLink } from '../../shared/domain/desk-link.ts'
import { builtFiles } from '../core/built-files.ts'
import type { Configuration } from '../core/configuration.ts'
import type { Console, OpenConsole } from '../core/console-types.ts'
import type { FileLog } from '../core/file-log.ts'
import { Lifetime } from '../core/lifetime.ts'
import { PageFiles } from '../core/pages/page-files.ts'
import type { Arrival } from '../core/ports.ts'
import { SleepWatch } from '../core/sleep-watch.ts'
import { Computer } from './computer.ts'
import { Door } from './ipc/door.ts'
import { createKeychain } from './os/keychain.ts'
import { createLinkOpener } from './os/link-opener.ts'
import { watchPower } from './os/power-events.ts'
import { createUtilitySpawn } from './os/spawn-utility.ts'
import { createOwnPage } from './own-page.ts'
import { quitPatience, stopWithin } from './quit.ts'
import { serveAppScheme } from './window/app-scheme.ts'
import { DeskWindow } from './window/desk-window.ts'
import { limitPermissions } from './window/permissions.ts'
import type { MainWords } from './words/en.ts'

export type Electron = typeof import('electron')

export type DesktopParts = {
  readonly electron: Electron
  readonly configuration: Configuration
  readonly folders: { readonly profile: string; readonly logs: string }
  readonly log: FileLog
  /** The folder of the built entry. */
  readonly mainFolder: string
  readonly openConsole: OpenConsole
}

/** The running desktop console, built in order once Electron is ready. */
export class Desktop {
  readonly #parts: DesktopParts
  readonly #lifetime = new Lifetime()
  readonly #computer: Computer
  /** What came before the desk was open; null from then on. */
  #early: Arrival[] | null = []
  #desk: Console | null = null
  #window: DeskWindow | null = null

  constructor(parts: DesktopParts) {
    this.#parts = parts
    this.#lifetime.own(parts.log)
    this.#computer = this.#createComputer()
  }

  /** @throws StartupError */
  async start(): Promise<void> {
    const { electron, log } = this.#parts
    const page = createOwnPage(developmentServer(electron))
    limitPermissions(electron.session.defaultSession, page)

    const desk = this.#lifetime.own(await this.#openDesk())
    this.#desk = desk
    const pages = new PageFiles(builtFiles(this.#parts.mainFolder).pages)
    serveAppScheme(electron.session.defaultSession.protocol, pages, desk, log)

    const door = this.#lifetime.own(new Door({ ipc: electron.ipcMain, desk, page, log }))
    door.start()
    this.#lifetime.own(this.#computer).start()
    this.#window = this.#lifetime.own(this.#createWindow(door, page))
    this.#window.show()
    this.#lifetime.own(
      watchPower(electron.powerMonitor, {
        sleep: () => desk.fallAsleep(),
        wake: () => desk.wakeUp(),
        quit: () => electron.app.quit(),
      }),
    )
    this.#lifetime.own(new SleepWatch(() => desk.wakeUp())).start()
    for (const arrival of this.#early?.splice(0) ?? []) desk.arrive(arrival)
    this.#early = null
  }

  get words(): MainWords {
    return this.#computer.words
  }

  /** A link of the system, before or after the desk is open. It opens a place and never dials. */
  openLink(link: string): void {
    this.#arrive(parseDeskLink(link))
  }

  show(): void {
    this.#window?.show()
  }

  quitting(): void {
    this.#window?.quitting()
  }

  /** Ends everything in reverse order, the log last. Never throws, and takes no longer than a person would wait. */
  stop(): Promise<void> {
    return stopWithin(quitPatience, () => this.#lifetime.dispose(), this.#parts.log)
  }

  #openDesk(): Promise<Console> {
    const { electron, configuration, log, mainFolder, openConsole } = this.#parts
    const { workers, practiceProgram, version } = builtFiles(mainFolder)
    return openConsole({
      configuration,
      log,
      keychain: createKeychain(electron.safeStorage, process.platform),
      workers,
      spawnPractice: createUtilitySpawn(electron.utilityProcess.fork, process.env),
      practiceProgram,
      desktopHost: this.#computer,
      version,
      openFolder: (path) => void electron.shell.openPath(path),
    })
  }

  #createWindow(door: Door, page: ReturnType<typeof createOwnPage>): DeskWindow {
    const { electron, folders, log, mainFolder } = this.#parts
    return new DeskWindow({
      createWindow: (options) => new electron.BrowserWindow(options),
      screen: electron.screen,
      theme: electron.nativeTheme,
      dialog: electron.dialog,
      platform: process.platform,
      developing: !electron.app.isPackaged,
      preload: builtFiles(mainFolder).preload,
      boundsFile: join(folders.profile, 'window.json'),
      page,
      openLink: createLinkOpener((url) => electron.shell.openExternal(url), log),
      log,
      words: () => this.words,
      admit: (contents) => door.admit(contents),
      recovered: () => this.#desk?.arrive({ kind: 'page-recovered' }),
      // There is no time to wait for anything, and no need: what was acknowledged is on disk.
      sessionEnds: () => void this.stop(),
    })
  }

  #createComputer(): Computer {
    const { electron, folders, log, mainFolder } = this.#parts
    return new Computer({
      electron,
      folders,
      log,
      mainFolder,
      arrive: (arrival) => this.#arrive(arrival),
      showWindow: () => this.show(),
      windowHasFocus: () => this.#window?.hasFocus() === true,
      flashWindow: () => this.#window?.flash(),
      stop: () => this.stop(),
    })
  }

  #arrive(arrival: Arrival): void {
    this.show()
    if (this.#early === null) this.#desk?.arrive(arrival)
    else this.#early.push(arrival)
  }
}

/** Set by `npm run dev`; a packaged program loads its own pages and nothing else. */
function developmentServer(electron: Electron): string | null {
  return electron.app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
}
