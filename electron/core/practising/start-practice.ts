import { mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { SpawnedProgram, SpawnProgram } from '../console-types.ts'
import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'
import { StartupError } from '../startup-error.ts'
import type { ClockOrigin } from '../system-clock.ts'
import { addressFileIn, launchStandIn } from './launch-stand-in.ts'
import type { PracticeDesk } from './practice-desk.ts'
import { readStandInAddress } from './stand-in-address.ts'
import { type PracticeFlow, StandInClient, type StandInClock } from './stand-in-client.ts'
import { StandInWatch } from './stand-in-watch.ts'

export type PracticeOptions = {
  /** Where practice keeps its files. */
  readonly folder: string
  /** Path of the built stand-in. */
  readonly program: string
  readonly spawn: SpawnProgram
  /** A stand-in that runs already, and is not ours to start or stop. */
  readonly url: string | null
  readonly speed: number
  /** The instant at which a fresh practice begins; null: the stand-in goes by the hours of work. */
  readonly clockStart: number | null
  readonly log: Log
  /** How often the stand-in is looked after, milliseconds of the wall. */
  readonly watchEveryMs?: number
}

/** The provider of practice as the core uses it: an address, a clock to follow, and a desk to begin with. */
export interface Practice extends Disposable {
  readonly baseUrl: string
  readonly clockOrigin: ClockOrigin
  desk(): Promise<PracticeDesk>
  setUpFlow(flow: PracticeFlow): Promise<void>
  /** Stops the stand-in, if it is ours, and waits until everything it knows is on disk. */
  dispose(): Promise<void>
}

type Running = {
  readonly url: string
  readonly clock: StandInClock
  /** Null when an earlier console started it. */
  readonly program: SpawnedProgram | null
}

const usualWatch = 20_000
/** How long a stand-in that holds the state may take to say where it is. */
const longestSearch = 10_000

/** Finds the stand-in that an earlier console left behind, or starts one. @throws StartupError */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  if (options.url !== null) return attachTo(options.url)
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  return new OwnPractice(options, await findOrLaunch(options))
}

async function attachTo(url: string): Promise<Practice> {
  const client = new StandInClient(url)
  try {
    const clockOrigin = originOf(await client.clock())
    return {
      baseUrl: url,
      clockOrigin,
      desk: () => client.desk(),
      setUpFlow: (flow) => client.setUpFlow(flow),
      dispose: async () => {},
    }
  } catch (cause) {
    throw new StartupError(
      'No practice provider answers at MASKLINE_PRACTICE_URL: start it there, or unset the variable.',
      cause,
    )
  }
}

class OwnPractice implements Practice {
  readonly baseUrl: string
  readonly clockOrigin: ClockOrigin
  readonly #client: StandInClient
  readonly #options: PracticeOptions
  readonly #watch: StandInWatch
  #program: SpawnedProgram | null
  #disposing: Promise<void> | null = null

  constructor(options: PracticeOptions, running: Running) {
    this.#options = options
    this.baseUrl = running.url
    this.clockOrigin = originOf(running.clock)
    this.#client = new StandInClient(running.url)
    this.#program = running.program
    this.#watch = new StandInWatch({
      isThere: () => answers(this.#client),
      revive: () => this.#revive(),
      log: options.log,
      everyMs: options.watchEveryMs ?? usualWatch,
    })
  }

  desk(): Promise<PracticeDesk> {
    return this.#client.desk()
  }

  setUpFlow(flow: PracticeFlow): Promise<void> {
    return this.#client.setUpFlow(flow)
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#stop()
    return this.#disposing
  }

  async #stop(): Promise<void> {
    await this.#watch.dispose()
    try {
      await this.#client.stop()
    } catch (cause) {
      // It writes down everything as it happens, so one that has to be ended loses nothing either.
      this.#options.log.warn('practice', 'The practice provider did not stop when asked', { cause })
      this.#program?.stop()
    }
  }

  async #revive(): Promise<void> {
    const port = portOf(this.baseUrl)
    const outcome = await launchStandIn(this.#options, { port, keepClock: true })
    if (outcome.kind !== 'launched') throw new Error(`Nothing was started: ${outcome.kind}`)
    this.#program = outcome.launched.program
  }
}

/**
 * A console that was killed a moment ago may have started a stand-in that has not said yet where it is, or one may
 * still be writing its last lines: both let go of the state, or show themselves, soon.
 */
async function findOrLaunch(options: PracticeOptions): Promise<Running> {
  const earlier = await readStandInAddress(addressFileIn(options.folder))
  // At its old address, if that is free, recordings of earlier calls are found where they were.
  let port = earlier === null ? 0 : portOf(earlier.url)
  for (const deadline = Date.now() + longestSearch; Date.now() < deadline; await pause(200)) {
    const survivor = await findSurvivor(options)
    if (survivor !== null) return survivor
    const outcome = await launchStandIn(options, { port, keepClock: false })
    if (outcome.kind === 'port-taken') port = 0
    if (outcome.kind !== 'launched') continue
    const { address, program } = outcome.launched
    return { url: address.url, clock: await new StandInClient(address.url).clock(), program }
  }
  throw new StartupError(
    `Another practice provider uses ${options.folder} and does not answer: end it, then start again.`,
  )
}

/** The stand-in of an earlier console, if it is still the one that wrote the address. */
async function findSurvivor(options: PracticeOptions): Promise<Running | null> {
  const address = await readStandInAddress(addressFileIn(options.folder))
  if (address === null) return null
  const client = new StandInClient(address.url)
  try {
    const clock = await client.clock()
    if (clock.instance !== address.instance) return null
    if (clock.speed === options.speed) return { url: address.url, clock, program: null }
    // Another speed was asked for: it has to begin again, over the same list.
    await client.stop()
    return null
  } catch {
    // Nobody there, or somebody else; starting one finds out.
    return null
  }
}

async function answers(client: StandInClient): Promise<boolean> {
  try {
    await client.clock()
    return true
  } catch {
    return false
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

function originOf({ wallOrigin, origin, speed }: StandInClock): ClockOrigin {
  return { wallOrigin, origin, speed }
}
