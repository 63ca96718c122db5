export type StoreOpenErrorKind =
  /** Another process has the store open. */
  | 'locked'
  /** None of the ways to the store's key opens; nothing was changed. */
  | 'key-unavailable'
  /** A newer version of the program has written here; nothing was changed. */
  | 'newer-store'
  /** The journal has been changed from outside or by a failing disk; it is kept as it lies. */
  | 'damaged-journal'
  | 'damaged-snapshot'
  | 'unwritable'
  | 'unreadable'

/** The store cannot be opened. The message is one sentence for a person, with what to do about it. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  readonly kind: StoreOpenErrorKind

  constructor(kind: StoreOpenErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
  }
}
