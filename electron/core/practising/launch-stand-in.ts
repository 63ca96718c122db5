import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { SpawnedProgram, SpawnProgram } from '../console-types.ts'
import { randomText } from '../ids.ts'
import { StartupError } from '../startup-error.ts'
import { readStandInAddress, type StandInAddress } from './stand-in-address.ts'

export type LaunchOptions = {
  readonly folder: string
  readonly program: string
  readonly spawn: SpawnProgram
  readonly speed: number
  readonly clockStart: number | null
}

export type Launched = { readonly address: StandInAddress; readonly program: SpawnedProgram }

export type LaunchWish = {
  /** 0 picks a free one. */
  readonly port: number
  /** The clock must go on exactly where it stands, for this console already follows it. */
  readonly keepClock: boolean
}

/** An orphan whose console does not come back ends by itself. */
const idleExitSeconds = 600
const longestStart = 30_000
const lookEvery = 40

/** The program's exit codes that are acted on; the rest of them need no telling apart. */
const stateInUse = 3
const stateDamaged = 4
const portTaken = 5

export function addressFileIn(folder: string): string {
  return join(folder, 'stand-in.json')
}

export type LaunchOutcome =
  | { readonly kind: 'launched'; readonly launched: Launched }
  | { readonly kind: 'port-taken' }
  /** Another process holds the state: one that was started a moment ago, or one that hangs. */
  | { readonly kind: 'state-in-use' }

/** Starts a stand-in over the state in the folder. @throws StartupError */
export async function launchStandIn(options: LaunchOptions, wish: LaunchWish): Promise<LaunchOutcome> {
  const instance = randomText(20)
  const program = options.spawn(options.program, argumentsOf(options, wish, instance))
  let end: { readonly code: number | null } | null = null
  void program.ended.then((code) => {
    end = { code }
  })
  // The wall's time: there is no clock of practice before the stand-in has told it.
  for (const deadline = Date.now() + longestStart; Date.now() < deadline; await pause(lookEvery)) {
    const address = await readStandInAddress(addressFileIn(options.folder))
    if (address?.instance === instance) return { kind: 'launched', launched: { address, program } }
    if (end !== null) return outcomeOfEnd(end, options.folder)
  }
  program.stop()
  throw new StartupError('The practice provider did not start within 30 seconds. Start again.')
}

function argumentsOf(options: LaunchOptions, wish: LaunchWish, instance: string): readonly string[] {
  const { folder, speed, clockStart } = options
  return [
    ...['--port', String(wish.port), '--speed', String(speed)],
    ...['--state', join(folder, 'stand-in.jsonl'), '--address-file', addressFileIn(folder)],
    ...['--instance', instance, '--idle-exit', String(idleExitSeconds)],
    ...(clockStart === null ? [] : ['--clock-start', new Date(clockStart).toISOString()]),
    ...(wish.keepClock ? ['--keep-clock'] : []),
  ]
}

function outcomeOfEnd(end: { readonly code: number | null }, folder: string): LaunchOutcome {
  if (end.code === portTaken) return { kind: 'port-taken' }
  if (end.code === stateInUse) return { kind: 'state-in-use' }
  if (end.code === stateDamaged) {
    const file = join(folder, 'stand-in.jsonl')
    throw new StartupError(`The practice list ${file} is damaged: move it away to begin practice afresh.`)
  }
  throw new StartupError('The practice provider could not be started; build the program again and retry.')
}
