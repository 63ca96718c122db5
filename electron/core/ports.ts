/** What the core asks of the host it runs in. */

export type Cancel = () => void

/** The only source of time. Tests and practice move it; in practice it runs at the practice speed. */
export interface Clock {
  /** Milliseconds since 1970, UTC. May jump either way when the machine's clock does. */
  now(): number
  /** How fast this clock runs against the wall; 1 outside practice. */
  readonly speed: number
  /**
   * Wakes once at or soon after the instant; at once when it has passed. A wake-up is only a wake-up:
   * what is due is decided by `now()` and the stored due time.
   */
  wakeAt(instant: number, wake: () => void): Cancel
}

export type LogFields = Readonly<Record<string, unknown>>

/** Structured log. Implementations redact numbers and secrets; callers still never pass a whole webhook body. */
export interface Log {
  debug(room: string, message: string, fields?: LogFields): void
  info(room: string, message: string, fields?: LogFields): void
  warn(room: string, message: string, fields?: LogFields): void
  /** `cause` under the key `cause` in fields is logged with its stack. */
  error(room: string, message: string, fields?: LogFields): void
}

/** The operating system's keychain, where there is one that is not plain text. */
export interface Keychain {
  /** For a person: `Windows Credential Manager`. */
  readonly name: string
  seal(secret: Uint8Array): Uint8Array
  /** Throws when the sealed bytes are not this user's on this machine. */
  open(sealed: Uint8Array): Uint8Array
}

/** Builds know where their workers ended up; the core does not. */
export type WorkerUrls = {
  readonly journal: URL
  readonly engine: URL
  readonly snapshot: URL
  readonly bookingIndex: URL
  readonly bookingImport: URL
}
