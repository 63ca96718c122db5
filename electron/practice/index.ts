/**
 * The stand-in for Exotel as a program:
 *
 *   node out/main/practice.js [--port N] [--seed N] [--speed N] [--state FILE] [--clock-start ISO]
 *                             [--keep-clock] [--idle-exit SECONDS] [--address-file FILE] [--instance TEXT]
 *
 * Prints `practice ready http://127.0.0.1:PORT` once it takes requests. Ends on SIGTERM, SIGINT, when asked to, or
 * when nobody has asked anything for `--idle-exit` seconds. Exit codes: 0 after an end in good order, 2 for a flag that
 * cannot be, 3 when another process uses the state, 4 when the state is damaged, 5 when the port is taken, else 1.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { IdleWatch } from './idle-watch.ts'
import { StateFileError } from './ledger/state-file.ts'
import { type PracticeFlags, readFlags } from './practice-flags.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

async function main(): Promise<void> {
  // Whoever started this may be gone, and its end of the pipes with it.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const reading = readFlags(process.argv.slice(2))
  if (!reading.ok) return fail(2, reading.problem)
  try {
    await run(reading.flags)
  } catch (failure) {
    fail(exitCodeOf(failure), failure instanceof Error ? failure.message : String(failure))
  }
}

async function run(flags: PracticeFlags): Promise<void> {
  let standIn: StandIn | null = null
  const end = () => void standIn?.dispose().then(() => process.exit(0))
  const idle = flags.idleExit === null ? null : new IdleWatch(flags.idleExit, end)
  standIn = await startStandIn({
    port: flags.port,
    seed: flags.seed,
    speed: flags.speed,
    stateFile: flags.state,
    clockStart: flags.clockStart,
    keepClock: flags.keepClock,
    instance: flags.instance,
    onRequest: () => idle?.noteRequest(),
    onStopped: end,
  })
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (flags.addressFile !== null) writeAddress(flags.addressFile, standIn)
  process.stdout.write(`practice ready ${standIn.url}\n`)
}

/** Whole or not at all, so that a console which looks for it never reads half. */
function writeAddress(path: string, { url, instance }: StandIn): void {
  const aside = `${path}.next`
  writeFileSync(aside, `${JSON.stringify({ url, instance, pid: process.pid })}\n`, { mode: 0o600 })
  renameSync(aside, path)
}

function exitCodeOf(failure: unknown): number {
  if (failure instanceof StateFileError) return failure.kind === 'in-use' ? 3 : 4
  return failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE' ? 5 : 1
}

function fail(exitCode: number, problem: string): void {
  process.stderr.write(`Practice cannot start: ${problem}\n`)
  process.exitCode = exitCode
}

await main()
