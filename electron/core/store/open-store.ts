import { mkdirSync, readdirSync } from 'node:fs'
import type { Clock, Keychain, Log, WorkerUrls } from '../ports.ts'
import { DurableStore } from './durable-store.ts'
import { EmbeddedUpkeep } from './embedded-upkeep.ts'
import { openEmbeddedEngine } from './engine/open-embedded-engine.ts'
import { finishExchange } from './engine/rescued-store.ts'
import { segmentNumber } from './engine/segment-head.ts'
import { snapshotBase } from './engine/snapshot-file.ts'
import { type SnapshotPolicy, usualSnapshotPolicy } from './engine/snapshot-policy.ts'
import { unlockStoreKey } from './keys/store-key.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import type { Store } from './store.ts'
import { StoreLock } from './store-lock.ts'
import type { StoreUpkeep } from './store-upkeep.ts'
import { asOpenError } from './system-refusals.ts'

export type StoreOptions = {
  /** The store's own folder: snapshot, journal, keys, lock. Made when it is not there. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  readonly keychain: Keychain | null
  readonly passphrase: string | null
  /** Opens a store whose other ways are lost; the ways given beside it get slots again. */
  readonly recoveryCode?: string | null
  /** As in `KeySources`. */
  readonly wordsCost?: number
  readonly workers: WorkerUrls
  readonly migrations?: readonly Migration[]
  /** Called with a store that has rows and is about to be changed; when it throws, nothing is. */
  readonly beforeMigration?: (upkeep: StoreUpkeep) => Promise<void>
  /** Told while a long replay goes on; in bytes of the journal. */
  readonly onProgress?: (phase: string, done: number, total: number) => void
  /** Raw webhooks are kept for so many days after they were applied. */
  readonly rawRetentionDays?: number
  readonly snapshots?: Partial<SnapshotPolicy>
  /** For rehearsals of a full disk: eight bytes that count down what the journal may still write. */
  readonly space?: SharedArrayBuffer
}

const usualRetentionDays = 30

/** Opens the store of a folder, or makes it. @throws StoreOpenError with one readable sentence */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder } = options
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = StoreLock.take(folder, options.clock.now())
    try {
      return await openLocked(options, lock)
    } catch (failure) {
      lock.release()
      throw failure
    }
  } catch (failure) {
    throw asOpenError(failure, folder)
  }
}

async function openLocked(options: StoreOptions, lock: StoreLock): Promise<Store> {
  const { folder, clock, log, keychain, passphrase, workers, recoveryCode = null } = options
  const { wordsCost } = options
  finishExchange(folder, clock.now())
  const unlocked = await unlockStoreKey(
    { folder, keychain, passphrase, recoveryCode, log, ...(wordsCost !== undefined && { wordsCost }) },
    holdsStore(folder),
  )
  const engine = await openEmbeddedEngine({
    folder,
    keys: unlocked.keys,
    workers,
    clock,
    log,
    policy: { ...usualSnapshotPolicy, ...options.snapshots },
    rawRetentionDays: options.rawRetentionDays ?? usualRetentionDays,
    space: options.space ?? null,
    onProgress: options.onProgress ?? (() => {}),
  })
  try {
    const known = options.migrations ?? allMigrations
    const pending = await pendingMigrations(engine, known)
    await engine.begin()
    const upkeep = new EmbeddedUpkeep(engine, folder, known)
    const hasRows = pending.length < known.length
    if (pending.length > 0 && hasRows) await options.beforeMigration?.(upkeep)
    await migrate(engine, pending, () => clock.now())
    return new DurableStore(engine, upkeep, unlocked.slot, () => lock.release())
  } catch (failure) {
    await engine.dispose()
    throw failure
  }
}

function holdsStore(folder: string): boolean {
  return readdirSync(folder).some((name) => segmentNumber(name) !== null || snapshotBase(name) !== null)
}
