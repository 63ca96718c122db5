import type { KeyRing } from './engine/key-ring.ts'

/** What a copy of a store was found to be, before anything is done with it. */
export type CopyCheck =
  | { readonly kind: 'whole'; readonly calls: number; readonly bytes: number }
  /** It cannot be read as a whole: cut short, changed, or sealed with another key. `what` names the place. */
  | { readonly kind: 'damaged'; readonly what: string }
  /** A later version of the program has written it. */
  | { readonly kind: 'newer' }

/** Webhooks that held the digits: those that do no more, and those that still wait to be applied. */
export type Scrubbed = { readonly events: number; readonly waiting: number }

/** What is done with the store as a whole, beside its rows. */
export interface StoreUpkeep {
  /** Bytes of the newest snapshot and of the journal. */
  bytesOnDisk(): number
  callCount(): Promise<number>
  /**
   * A sealed copy of everything acknowledged so far, at a path outside of the store's folder; it has been read back
   * before it gets its name. Answers its bytes. @throws AppError `store-full`
   */
  copyTo(path: string): Promise<number>
  /** Opens every piece, and the rows in an engine of their own; nothing is changed. */
  checkCopy(path: string): Promise<CopyCheck>
  /**
   * Puts a copy in the place of the rows, when it is whole. Killed at any instant, the next start finds the rows from
   * before or those of the copy. Nothing may be written meanwhile, and the store is only good for closing afterwards.
   * @throws AppError `store-full`, with the rows as they were
   */
  replaceByCopy(path: string): Promise<CopyCheck>
  /**
   * Everything that is written from now on, and all that lies in the store's folder, is sealed under the first of these.
   * @throws AppError `store-full`; what lies there stays under the key that it has
   */
  useKeys(keys: KeyRing): Promise<void>
  /**
   * Makes these digits unreadable in all webhooks that were applied, and drops what a snapshot of now makes superfluous.
   * @throws AppError `store-full`
   */
  scrub(digits: readonly string[]): Promise<Scrubbed>
  /** Raw webhooks go so many days after they were applied; those whose days are over go now. */
  keepRawFor(days: number): Promise<void>
  /** How many raw webhooks `keepRawFor` would let go now. */
  rawOlderThan(days: number): Promise<number>
}
