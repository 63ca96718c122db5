import { builtFiles } from '../core/built-files.ts'
import { type Configuration, readConfiguration } from '../core/configuration.ts'
import { readArguments, usage } from '../core/configuration-arguments.ts'
import type { Console, OpenConsole } from '../core/console-types.ts'
import { openHostLog } from '../core/host-log.ts'
import { Lifetime } from '../core/lifetime.ts'
import { PageFiles } from '../core/pages/page-files.ts'
import type { Log } from '../core/ports.ts'
import { SleepWatch } from '../core/sleep-watch.ts'
import { ConsoleServer } from './console-server.ts'
import { whenAskedToStop, whenSomethingBroke } from './process-end.ts'
import { createDetachedSpawn } from './spawn-detached.ts'

export type HeadlessHost = {
  readonly env: NodeJS.ProcessEnv
  /** The program's own arguments. */
  readonly args: readonly string[]
  readonly platform: NodeJS.Platform
  /** The folder of the built entry. */
  readonly mainFolder: string
  readonly openConsole: OpenConsole
  /** Writes one line to standard output. */
  print(line: string): void
}

/**
 * Runs until it is asked to stop; everything acknowledged is on disk then. The ready line is printed when both
 * servers accept connections.
 * @throws StartupError, or whatever broke while it ran; by then everything has been stopped.
 */
export async function runHeadless(host: HeadlessHost): Promise<void> {
  if (readArguments(host.args).help) {
    host.print(usage.trimEnd())
    return
  }
  const configuration = readConfiguration(host.env, host.args, host.platform)
  const lifetime = new Lifetime()
  try {
    const stopped = lifetime.own(whenAskedToStop())
    const log = lifetime.own(openHostLog(configuration))
    const broken = lifetime.own(whenSomethingBroke(log))
    await Promise.race([serve(host, configuration, lifetime, log, stopped.promise), broken.promise])
  } finally {
    await withinPatience(lifetime.dispose())
  }
}

/** How long stopping may take, milliseconds. What was acknowledged is on disk in any case. */
const patience = 10_000

async function withinPatience(stopping: Promise<void>): Promise<void> {
  const limit = Promise.withResolvers<never>()
  const timer = setTimeout(() => limit.reject(new Error('The console did not stop in time')), patience)
  try {
    await Promise.race([stopping, limit.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function serve(
  host: HeadlessHost,
  configuration: Configuration,
  lifetime: Lifetime,
  log: Log,
  stopped: Promise<void>,
): Promise<void> {
  const desk = lifetime.own(await openDesk(host, configuration, log))
  const pages = new PageFiles(builtFiles(host.mainFolder).pages)
  const server = lifetime.own(new ConsoleServer(desk, pages, log))
  await server.start(configuration.consolePort)
  lifetime.own(new SleepWatch(() => desk.wakeUp())).start()
  if (!lifetime.disposed) host.print(readyLine(server.url, desk))
  await stopped
}

function openDesk(host: HeadlessHost, configuration: Configuration, log: Log): Promise<Console> {
  const { workers, practiceProgram } = builtFiles(host.mainFolder)
  return host.openConsole({
    configuration,
    log,
    keychain: null,
    workers,
    spawnPractice: createDetachedSpawn(host.env, log),
    practiceProgram,
  })
}

function readyLine(consoleUrl: string, desk: Console): string {
  const line = `maskline ready console=${consoleUrl} listener=${desk.listenerUrl}`
  return desk.practiceUrl === null ? line : `${line} practice=${desk.practiceUrl}`
}
