import type { Readable } from 'node:stream'
import type { Push, Reply } from '../../shared/contract/index.ts'
import type { Configuration } from './configuration.ts'
import type { Arrival, DesktopHost, Keychain, Log, WorkerUrls } from './ports.ts'

/** What a request for bytes is answered with. The body is destroyed by whoever does not read it to its end. */
export type FileAnswer = {
  readonly status: 200 | 206 | 404 | 416
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable | null
}

/** What becomes of bytes that are sent: taken, not expected, or too many. */
export type FileReception = { readonly status: 204 | 404 | 413 }

/** The running desk, as a host sees it. It stays the same object when the desk is left for practice and back. */
export interface Console {
  readonly listenerUrl: string
  /** Where the stand-in for the provider runs; null outside practice. */
  readonly practiceUrl: string | null
  /** Never throws. */
  dispatch(name: string, input: unknown, token: string | null): Promise<Reply>
  /** Null when the token is not valid. */
  subscribe(token: string, listener: (push: Push) => void): Promise<(() => void) | null>
  /** `range` is the value of an HTTP Range header. */
  openFile(kind: string, id: string, ticket: string, range: string | null): Promise<FileAnswer>
  /** Before sleep: what is shown will be old afterwards, and says so. */
  fallAsleep(): void
  /** Bytes for a ticket that a request gave out. The body is destroyed when it is not read to its end. */
  receiveFile(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception>
  /** After sleep, or when the machine's clock jumped: what is due is looked for at once. */
  wakeUp(): void
  /** A link, a clicked notification, the global key: the window is told, now or when somebody has signed in. */
  arrive(arrival: Arrival): void
  dispose(): Promise<void>
}

/** A program of its own that was started beside the console. */
export type SpawnedProgram = {
  /** Resolves when it has ended, with its exit code; null when it was killed or could not be started. */
  readonly ended: Promise<number | null>
  stop(): void
}

/**
 * Starts one of our built programs under the same runtime. Its output goes nowhere, and its end does not follow the
 * console's where the host can do that.
 */
export type SpawnProgram = (program: string, args: readonly string[]) => SpawnedProgram

export type ConsoleHost = {
  readonly configuration: Configuration
  readonly log: Log
  readonly keychain: Keychain | null
  readonly workers: WorkerUrls
  readonly spawnPractice: SpawnProgram
  /** Path of the built stand-in. */
  readonly practiceProgram: string
  /** Null where a browser shows the desk. */
  readonly desktopHost: DesktopHost | null
  /** Of the program, for the person who asks for help. */
  readonly version: string
  /** Shows a folder in the system's file manager; left out where a browser shows the desk. */
  readonly openFolder?: (path: string) => void
}

/** Throws `StartupError` with one readable sentence. */
export type OpenConsole = (host: ConsoleHost) => Promise<Console>
