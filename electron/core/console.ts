import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../shared/app-error.ts'
import type { Push, Reply } from '../../shared/contract/index.ts'
import type { NewAdmin, SignedIn } from '../../shared/contract/people.ts'
import { takeBackup } from './backups/backup-files.ts'
import { layPracticeDesk } from './bookings/practice-bookings.ts'
import type { Configuration } from './configuration.ts'
import type { Console, ConsoleHost, FileAnswer, FileReception, OpenConsole } from './console-types.ts'
import type { CoreParts } from './core-parts.ts'
import { type Core, startCore } from './create-core.ts'
import type { DeskHome } from './desk-home.ts'
import type { DeskSwitch } from './handlers.ts'
import { logFolder } from './host-log.ts'
import { Lifetime } from './lifetime.ts'
import { layPracticeLines } from './masking/practice-lines.ts'
import type { Arrival, Clock } from './ports.ts'
import type { PracticeDesk } from './practising/practice-desk.ts'
import { type Practice, startPractice } from './practising/start-practice.ts'
import type { ProvisionedSettings } from './settings/setting-definitions.ts'
import { StartupError } from './startup-error.ts'
import { StoreKeys } from './store/keys/store-keys.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { StoreLock } from './store/store-lock.ts'
import { StoreOpenError } from './store/store-open-error.ts'
import { asOpenError } from './store/system-refusals.ts'
import { Subscribers } from './subscribers.ts'
import { SystemClock } from './system-clock.ts'

/** One desk that is open: its core, and the practice it belongs to, if it does. */
type OpenDesk = {
  readonly core: Core
  readonly store: Store
  readonly practice: Practice | null
  readonly lifetime: Lifetime
}

/** @throws StartupError with one readable sentence. */
export const openConsole: OpenConsole = async (host) => {
  const opened = new SwitchableConsole(host)
  await opened.open()
  return opened
}

/** The console of one home: the real desk, or the practice desk beside it, never both. */
class SwitchableConsole implements Console {
  readonly #host: ConsoleHost
  readonly #practiceMark: string
  #desk: OpenDesk | null = null
  #switching: Promise<unknown> = Promise.resolve()
  readonly #subscribers = new Subscribers()
  #disposed = false

  constructor(host: ConsoleHost) {
    this.#host = host
    this.#practiceMark = join(practiceHome(host.configuration), 'in-use')
  }

  async open(): Promise<void> {
    const practise = this.#host.configuration.practice || existsSync(this.#practiceMark)
    this.#desk = await this.#openDesk(practise)
  }

  get listenerUrl(): string {
    return this.#open.core.listenerUrl
  }

  get practiceUrl(): string | null {
    return this.#open.practice?.baseUrl ?? null
  }

  async dispatch(name: string, input: unknown, token: string | null): Promise<Reply> {
    const desk = this.#desk
    if (desk !== null) return desk.core.dispatch(name, input, token)
    const message = 'The desk is being changed. Try again in a moment.'
    return { ok: false, error: { code: 'wrong-state', message, detail: { reason: 'desk-changing' } } }
  }

  async subscribe(token: string, listener: (push: Push) => void): Promise<(() => void) | null> {
    return this.#desk === null ? null : this.#subscribers.add(this.#desk.core, token, listener)
  }

  async openFile(kind: string, id: string, ticket: string, range: string | null): Promise<FileAnswer> {
    if (this.#desk === null) return { status: 404, headers: {}, body: null }
    return this.#desk.core.openFile(kind, id, ticket, range)
  }

  fallAsleep(): void {
    this.#desk?.core.fallAsleep()
  }

  async receiveFile(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception> {
    if (this.#desk === null) return { status: 404 }
    return this.#desk.core.receiveFile(kind, id, ticket, body)
  }

  wakeUp(): void {
    this.#desk?.core.wakeUp()
  }

  arrive(arrival: Arrival): void {
    // While the desk is being changed it waits for the next one.
    void this.#switching.then(() => this.#desk?.core.arrive(arrival))
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#switching
    const desk = this.#desk
    this.#desk = null
    await desk?.lifetime.dispose()
  }

  get #open(): OpenDesk {
    if (this.#desk === null) throw new Error('No desk is open')
    return this.#desk
  }

  readonly #deskSwitch: DeskSwitch = {
    canPractise: true,
    startPractising: (admin) => this.#inTurn(() => this.#startPractising(admin)),
    leavePractice: () => this.#inTurn(() => this.#leavePractice()),
  }

  async #startPractising(admin: NewAdmin): Promise<SignedIn> {
    if (this.#open.practice === null) {
      await this.#change(true)
      mkdirSync(practiceHome(this.#host.configuration), { recursive: true, mode: 0o700 })
      writeFileSync(this.#practiceMark, '')
    }
    const { people } = this.#open.core
    if (await people.needsAdmin()) return people.openSession(await people.createAdmin(admin))
    return people.signIn(admin.signInName, admin.password)
  }

  async #leavePractice(): Promise<void> {
    if (this.#host.configuration.practice) {
      throw new AppError(
        'wrong-state',
        'This desk was started for practice. Start it without --practice for a real account.',
        { reason: 'practice-only' },
      )
    }
    rmSync(this.#practiceMark, { force: true })
    await this.#change(false)
  }

  /** The listener's port and the home can have one desk at a time: the old one ends before the new one begins. */
  async #change(practise: boolean): Promise<void> {
    const wasPractice = this.#open.practice !== null
    await this.#open.lifetime.dispose()
    this.#desk = null
    try {
      this.#desk = await this.#openDesk(practise)
    } catch (cause) {
      this.#desk = await this.#openDesk(wasPractice)
      if (!(cause instanceof StartupError)) throw cause
      throw new AppError('wrong-state', cause.message, { reason: 'desk-not-changed' }, cause)
    }
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#switching.then(() => {
      if (this.#disposed) throw new AppError('wrong-state', 'The console is stopping.')
      return work()
    })
    this.#switching = result.catch(() => undefined)
    return result
  }

  async #openDesk(practise: boolean): Promise<OpenDesk> {
    const lifetime = new Lifetime()
    try {
      // Also while practising the home is owned, so that no other console opens its real desk beside this one.
      if (practise) lifetime.own(ownHome(this.#host))
      const practice = practise ? lifetime.own(await openPractice(this.#host)) : null
      const laid = practice === null ? null : await practice.desk()
      const clock = clockOf(this.#host.configuration, practice)
      const home = this.#homeOf(practise)
      const store = lifetime.own(await this.#openStore(home, clock))
      if (laid !== null) await layPracticeDesk(store, laid)
      if (laid !== null) await layPracticeLines(store, laid, clock)
      const core = lifetime.own(await startCore(this.#coreParts({ store, clock, home }, practice, laid)))
      await setUpFlow(practice, laid, core, this.#host)
      return { core, store, practice, lifetime }
    } catch (failure) {
      await lifetime.dispose()
      throw failure
    }
  }

  #homeOf(practise: boolean): DeskHome {
    const { configuration, log, keychain, version, openFolder = null } = this.#host
    const folder = practise ? practiceHome(configuration) : configuration.home
    const { passphrase, recoveryCode } = configuration
    return {
      folder,
      logs: logFolder(configuration),
      version,
      keys: new StoreKeys({ folder: join(folder, 'store'), keychain, passphrase, recoveryCode, log }),
      openFolder,
      reopen: (work) => this.#inTurn(() => this.#reopen(work)),
    }
  }

  /** The core is ended, so that nobody but the work has the store. */
  async #reopen(work: (store: Store) => Promise<void>): Promise<void> {
    const { core, store, practice, lifetime } = this.#open
    this.#desk = null
    try {
      await core.dispose()
      await work(store)
    } finally {
      await lifetime.dispose()
      this.#desk = await this.#openDesk(practice !== null)
      await this.#subscribers.moveTo(this.#desk.core)
    }
  }

  async #openStore({ folder: home }: DeskHome, clock: Clock) {
    const { configuration, log, keychain, workers } = this.#host
    const { passphrase, recoveryCode } = configuration
    try {
      return await openStore({
        folder: join(home, 'store'),
        clock,
        log,
        keychain,
        passphrase,
        recoveryCode,
        workers,
        beforeMigration: async (upkeep) => {
          const folder = join(home, 'backups')
          await takeBackup({ folder, upkeep, reason: 'before-migration', now: clock.now() })
        },
        onProgress: (phase, done, total) => log.info('store', 'Opening', { phase, done, total }),
      })
    } catch (thrown) {
      if (thrown instanceof StoreOpenError) throw new StartupError(thrown.message, thrown)
      throw thrown
    }
  }

  #coreParts(
    ground: Pick<CoreParts, 'store' | 'clock' | 'home'>,
    practice: Practice | null,
    laid: PracticeDesk | null,
  ): CoreParts {
    const { configuration, log, workers } = this.#host
    return {
      ...ground,
      log,
      workers,
      recordingsFolder: join(
        practice === null ? configuration.home : practiceHome(configuration),
        'recordings',
      ),
      listenerPort: configuration.listenerPort,
      provisioned:
        practice === null || laid === null
          ? configuration.settings
          : practiceSettings(configuration, practice, laid),
      adminPassword: configuration.adminPassword,
      apiKey: configuration.apiKey,
      practice: practice === null ? null : { speed: ground.clock.speed },
      firstPhone: laid?.ownNumber ?? null,
      deskSwitch: this.#deskSwitch,
      desktopHost: this.#host.desktopHost,
    }
  }
}

/** @throws StartupError when another console has this home open. */
function ownHome({ configuration }: ConsoleHost): { dispose(): void } {
  const folder = join(configuration.home, 'store')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = StoreLock.take(folder, Date.now())
    return { dispose: () => lock.release() }
  } catch (thrown) {
    throw startupErrorOf(thrown, folder)
  }
}

function startupErrorOf(thrown: unknown, folder: string): unknown {
  const error = asOpenError(thrown, folder)
  return error instanceof StoreOpenError ? new StartupError(error.message, error) : error
}

function practiceHome({ home }: Configuration): string {
  return join(home, 'practice')
}

function openPractice(host: ConsoleHost): Promise<Practice> {
  const { configuration, log, spawnPractice, practiceProgram } = host
  return startPractice({
    folder: practiceHome(configuration),
    program: practiceProgram,
    spawn: spawnPractice,
    url: configuration.practiceUrl,
    speed: configuration.practiceSpeed,
    clockStart: configuration.clockStart,
    log,
  })
}

/** Practice works without people who call in too: a provider that is not ours may not know of them. */
async function setUpFlow(
  practice: Practice | null,
  laid: PracticeDesk | null,
  core: Core,
  host: ConsoleHost,
): Promise<void> {
  try {
    const { practiceCallIns } = host.configuration
    const maskedLines = laid?.maskedLines.map(({ number }) => number) ?? []
    await practice?.setUpFlow({ ...core.flowHooks, maskedLines, callInsPerHour: practiceCallIns })
  } catch (cause) {
    host.log.warn('practice', 'Nobody will call in: the practice provider did not take the flow', { cause })
  }
}

function clockOf({ clockStart }: Configuration, practice: Practice | null): Clock {
  if (practice !== null) return new SystemClock(practice.clockOrigin)
  if (clockStart === null) return new SystemClock()
  return new SystemClock({ wallOrigin: Date.now(), origin: clockStart, speed: 1 })
}

/** The stand-in's account in place of a real one; nothing else of the program knows that it practises. */
function practiceSettings(
  configuration: Configuration,
  practice: Practice,
  desk: PracticeDesk,
): ProvisionedSettings {
  const given = (value: string) => ({ value, variable: 'MASKLINE_PRACTICE' })
  const { 'callbacks.public-url': publicUrl, ...settings } = configuration.settings
  return {
    ...settings,
    // A desk that was changed to practice in the window keeps its callbacks on this computer.
    ...(configuration.practice && publicUrl ? { 'callbacks.public-url': publicUrl } : {}),
    'exotel.account-sid': given('practice'),
    'exotel.api-key': given('practice'),
    'exotel.api-token': given('practice'),
    'exotel.api-base-url': given(practice.baseUrl),
    'exotel.default-exophone': given(desk.lines[0]?.number ?? ''),
  }
}
