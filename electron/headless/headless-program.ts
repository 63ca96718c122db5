import { builtFiles } from '../core/built-files.ts'
import { type Configuration, readConfiguration } from '../core/configuration.ts'
import { readArguments, usage } from '../core/configuration-arguments.ts'
import type { Console, OpenConsole } from '../core/console-types.ts'
import { openHostLog } from '../core/host-log.ts'
import { Lifetime } from '../core/lifetime.ts'
import { PageFiles } from '../core/pages/page-files.ts'
import type { Log } from '../core/ports.ts'
import { type RestoreHost, restoreHome } from '../core/restore-home.ts'
import { SleepWatch } from '../core/sleep-watch.ts'
import { StartupError } from '../core/startup-error.ts'
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
  const stopped = whenAskedToStop()
  const log = openHostLog(configuration)
  try {
    if (configuration.restore !== null) {
      host.print(await restoreHome(restoreHostOf(host, configuration, log), configuration.restore))
      return
    }
    await runWithLog(host, configuration, log, stopped)
  } finally {
    await log.dispose()
  }
}

function restoreHostOf(host: HeadlessHost, configuration: Configuration, log: Log): RestoreHost {
  return { configuration, log, keychain: null, workers: builtFiles(host.mainFolder).workers }
}

async function runWithLog(
  host: HeadlessHost,
  configuration: Configuration,
  log: Log,
  stopped: Promise<void>,
): Promise<void> {
  const broken = whenSomethingBroke(log)
  const lifetime = new Lifetime()
  try {
    await Promise.race([serve(host, configuration, lifetime, log), stopped, broken.promise])
    await withinPatience(lifetime.dispose())
  } catch (cause) {
    if (!(cause instanceof StartupError)) log.error('headless', 'The console ends', { cause })
    await withinPatience(lifetime.dispose())
    throw cause
  } finally {
    await broken.dispose()
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

/** Never resolves: a console that runs goes on until somebody else ends it. */
async function serve(
  host: HeadlessHost,
  configuration: Configuration,
  lifetime: Lifetime,
  log: Log,
): Promise<never> {
  const desk = lifetime.own(await openDesk(host, configuration, log))
  // Stopped while it was being opened: what comes too late has been ended by its owner.
  if (!lifetime.disposed) await start(host, configuration, lifetime, log, desk)
  return new Promise<never>(() => {})
}

async function start(
  host: HeadlessHost,
  configuration: Configuration,
  lifetime: Lifetime,
  log: Log,
  desk: Console,
): Promise<void> {
  const pages = new PageFiles(builtFiles(host.mainFolder).pages)
  const server = lifetime.own(new ConsoleServer(desk, pages, log))
  await server.start(configuration.consolePort)
  lifetime.own(new SleepWatch(() => desk.wakeUp())).start()
  if (!lifetime.disposed) host.print(readyLine(server.url, desk))
}

function openDesk(host: HeadlessHost, configuration: Configuration, log: Log): Promise<Console> {
  const { workers, practiceProgram, version } = builtFiles(host.mainFolder)
  return host.openConsole({
    configuration,
    log,
    keychain: null,
    workers,
    spawnPractice: createDetachedSpawn(host.env, log),
    practiceProgram,
    desktopHost: null,
    version,
  })
}

function readyLine(consoleUrl: string, desk: Console): string {
  const line = `maskline ready console=${consoleUrl} listener=${desk.listenerUrl}`
  return desk.practiceUrl === null ? line : `${line} practice=${desk.practiceUrl}`
}
