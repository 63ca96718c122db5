import type { ArrivalView, DesktopState } from '../../shared/contract/desktop.ts'
import type { DeskLink } from '../../shared/domain/desk-link.ts'
import type { Language } from '../../shared/domain/language.ts'

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

/** What a host brings from outside the window; the core makes an `ArrivalView` of each. */
export type Arrival =
  | DeskLink
  | { readonly kind: 'call'; readonly callId: string }
  | Extract<ArrivalView, { kind: 'next' | 'my-state' | 'page-recovered' | 'update-ready' }>

/** What a person is told who does not look at the window. Names and masked labels only; the host has the words. */
export type DeskNotice =
  | { readonly kind: 'incoming-call'; readonly callId: string; readonly from: string }
  | { readonly kind: 'missed-call'; readonly callId: string; readonly from: string }

/** The one word for how the desk stands, drawn in the tray. */
export const trayStates = ['ready', 'talking', 'wrap-up', 'offline', 'error'] as const
export type TrayState = (typeof trayStates)[number]

/** Where newer versions come from. */
export interface Updater {
  /** False where this package is renewed by its own installer. */
  readonly canUpdate: boolean
  /** The version that the feed offers; null when it is not newer than this one. Rejects when it cannot be read. */
  check(feed: string): Promise<string | null>
  /** Brings what was found last. Rejects when that fails or was cut short. */
  download(): Promise<void>
  cutShort(): void
  /** Stops the console, and installs what was downloaded. */
  install(): Promise<void>
}

/** The computer under the window, where there is more than a browser. */
export interface DesktopHost {
  readonly updater: Updater
  notify(notice: DeskNotice): void
  show(state: TrayState): void
  setLanguage(language: Language): void
  globalKey(): DesktopState['globalKey']
  /** Null switches it off. Throws RangeError for a text that names no key. */
  setGlobalKey(key: string | null): void
  telLinks(): DesktopState['telLinks']
  setTelLinks(ours: boolean): void
}
