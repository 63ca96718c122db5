import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { EmbeddedEngine } from './engine/embedded-engine.ts'
import type { ScratchCopy } from './engine/scratch-copy.ts'
import { segmentNumber } from './engine/segment-head.ts'
import { snapshotBase } from './engine/snapshot-file.ts'
import type { StoreEngine } from './engine/store-engine.ts'
import { pendingMigrations } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { StoreOpenError } from './store-open-error.ts'
import type { CopyCheck, StoreUpkeep } from './store-upkeep.ts'

/** Copies of the embedded store, and how long it keeps its raw events. */
export class EmbeddedUpkeep implements StoreUpkeep {
  readonly #engine: EmbeddedEngine
  readonly #folder: string
  readonly #migrations: readonly Migration[]

  constructor(engine: EmbeddedEngine, folder: string, migrations: readonly Migration[]) {
    this.#engine = engine
    this.#folder = folder
    this.#migrations = migrations
  }

  bytesOnDisk(): number {
    const ours = readdirSync(this.#folder).filter(
      (name) => segmentNumber(name) !== null || snapshotBase(name) !== null,
    )
    return ours.reduce((sum, name) => sum + fileBytes(join(this.#folder, name)), 0)
  }

  callCount(): Promise<number> {
    return countCalls(this.#engine)
  }

  copyTo(path: string): Promise<number> {
    return this.#engine.copyTo(path)
  }

  checkCopy(path: string): Promise<CopyCheck> {
    return this.#withCopy(path, async () => {})
  }

  replaceByCopy(path: string): Promise<CopyCheck> {
    return this.#withCopy(path, (copy) => this.#engine.replaceBy(copy))
  }

  keepRawFor(days: number): Promise<void> {
    return this.#engine.keepRawFor(days)
  }

  rawOlderThan(days: number): Promise<number> {
    return this.#engine.rawOlderThan(days)
  }

  /** `use` is called with a copy that is whole, and with no other. */
  async #withCopy(path: string, use: (copy: ScratchCopy) => Promise<void>): Promise<CopyCheck> {
    const opened = await this.#engine.openCopy(path)
    if (opened.kind !== 'opened') return opened
    const { copy, bytes } = opened
    try {
      const check = await this.#checkRows(copy, bytes)
      if (check.kind === 'whole') await use(copy)
      return check
    } finally {
      await copy.dispose()
    }
  }

  async #checkRows(copy: ScratchCopy, bytes: number): Promise<CopyCheck> {
    const { rows } = await copy.read('pragma integrity_check', [])
    if (rows[0]?.[0] !== 'ok') return { kind: 'damaged', what: 'its rows do not fit together' }
    try {
      const pending = await pendingMigrations(copy, this.#migrations)
      if (pending.length === this.#migrations.length) return { kind: 'damaged', what: 'it holds no store' }
    } catch (failure) {
      if (failure instanceof StoreOpenError && failure.kind === 'newer-store') return { kind: 'newer' }
      throw failure
    }
    return { kind: 'whole', calls: await countCalls(copy), bytes }
  }
}

async function countCalls(engine: Pick<StoreEngine, 'read'>): Promise<number> {
  const { rows } = await engine.read('select count(*) from call', [])
  return Number(rows[0]?.[0] ?? 0)
}

/** A segment may go between being listed and being measured. */
function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
