import type { MessagePort } from 'node:worker_threads'
import type { RawEvent } from '../store.ts'
import type { FileChunks } from './database-file.ts'
import type { KeyRing } from './key-ring.ts'
import type { ScrubInput, ScrubReport } from './scrub-segments.ts'
import type { GroupOutcome, ResultSet, SqlValue } from './store-engine.ts'

/** What the main thread and the three workers say to each other. */

/** Main → journal: entries in the order in which they were handed over. */
export type AppendMessage = {
  readonly kind: 'append'
  readonly payload: Uint8Array<ArrayBuffer>
  readonly groupIds: readonly number[]
  readonly rawIds: readonly number[]
}

/** Journal → main. */
export type JournalEvent =
  | {
      readonly kind: 'durable'
      readonly rawIds: readonly number[]
      readonly firstRaw: number
      readonly groupIds: readonly number[]
      readonly payloadBytes: number
      readonly segmentBytes: number
    }
  | {
      readonly kind: 'refused'
      readonly groupIds: readonly number[]
      readonly rawIds: readonly number[]
      readonly code: string
      readonly message: string
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }

/** Journal → engine, on their own port. */
export type ApplyMessage =
  | {
      readonly kind: 'apply'
      readonly payload: Uint8Array<ArrayBuffer>
      readonly groupIds: readonly number[]
    }
  | { readonly kind: 'replay'; readonly payloads: readonly Uint8Array<ArrayBuffer>[] }
  /** Everything before this message is in the snapshot, nothing behind it is. */
  | { readonly kind: 'export'; readonly port: MessagePort }

/** Engine → journal: one per replay message. */
export type AppliedMessage = { readonly kind: 'replayed'; readonly failure: string | null }

/** Engine → main. */
export type EngineEvent =
  | { readonly kind: 'outcomes'; readonly ids: readonly number[]; readonly outcomes: readonly GroupOutcome[] }
  | { readonly kind: 'broken'; readonly message: string }

/** Engine → snapshot worker, and back at the next start. The threads share the memory of the file. */
export type SnapshotMessage<File extends FileChunks> =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'failed'; readonly message: string }

export type JournalSetup = {
  readonly folder: string
  readonly keys: KeyRing
  readonly enginePort: MessagePort
  readonly space: SharedArrayBuffer | null
}

export type EngineSetup = { readonly journalPort: MessagePort }
export type SnapshotSetup = { readonly folder: string; readonly keys: KeyRing }

export type ReplayOutcome =
  | {
      readonly kind: 'replayed'
      readonly groups: number
      readonly tornBytes: number
      readonly torn: string | null
    }
  | { readonly kind: 'newer'; readonly file: string }
  | { readonly kind: 'damaged'; readonly file: string; readonly what: string }

export type BeginOutcome =
  | { readonly kind: 'begun'; readonly number: number; readonly nextRaw: number }
  | { readonly kind: 'damaged'; readonly file: string; readonly what: string }

export type RotateOutcome = { readonly kind: 'rotated'; readonly base: number }

/** Where reading raw events goes on. */
export type RawCursor = { readonly segment: number; readonly offset: number | null }
export type RawPage = { readonly events: readonly RawEvent[]; readonly next: RawCursor | null }

export type JournalCalls = {
  /** Reads and hands to the engine what the snapshot does not hold; changes nothing on disk. */
  replay(input: { readonly base: number }): ReplayOutcome
  begin(input: { readonly createdAt: number; readonly rawAppliedThrough: number }): BeginOutcome
  /** With a port, the engine's state at this very point is sent through it. */
  rotate(input: {
    readonly createdAt: number
    readonly rawAppliedThrough: number
    readonly port: MessagePort | null
  }): RotateOutcome
  /** Segments that are begun from now on are sealed under the first of these. */
  useKeys(input: { readonly keys: KeyRing }): null
  /** Removes segments that neither the snapshot's replay nor the keeping of raw events needs. */
  prune(input: { readonly base: number; readonly appliedBefore: number }): readonly string[]
  /** How many raw events `prune` would let go. */
  prunable(input: { readonly base: number; readonly appliedBefore: number }): number
  readRaw(input: {
    readonly after: number
    readonly before: number
    readonly cursor: RawCursor | null
  }): RawPage
  /** Throws what the disk says while it refuses. */
  probe(input: null): null
  close(input: null): null
}

export type EngineCalls = {
  /** With a port, waits for the snapshot's file on it. */
  load(input: { readonly port: MessagePort | null }): null
  read(input: { readonly sql: string; readonly parameters: readonly SqlValue[] }): ResultSet
}

export type SnapshotCalls = {
  /** Seals what comes through the port; answers with the snapshot's bytes on disk. */
  write(input: {
    readonly base: number
    readonly port: MessagePort
    /** Other work goes on meanwhile, and comes first. */
    readonly beside: boolean
  }): { readonly bytes: number }
  /** A copy of the snapshot at a path outside of the store, opened piece by piece before it gets its name. */
  copy(input: { readonly base: number; readonly to: string }): { readonly bytes: number }
  /** As `scrubSegments`. */
  scrub(input: ScrubInput): ScrubReport
  read(input: { readonly name: string; readonly port: MessagePort }): SnapshotReadOutcome
}

export type SnapshotReadOutcome =
  | { readonly kind: 'read'; readonly bytes: number; readonly underOldKey: boolean }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged'; readonly what: string }
