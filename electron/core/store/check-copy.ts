import type { ScratchCopy } from './engine/scratch-copy.ts'
import type { StoreEngine } from './engine/store-engine.ts'
import { pendingMigrations } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { StoreOpenError } from './store-open-error.ts'
import type { CopyCheck } from './store-upkeep.ts'

/** Looks through the rows of a copy that could be opened; nothing is changed. */
export async function checkCopyRows(
  copy: ScratchCopy,
  bytes: number,
  migrations: readonly Migration[],
): Promise<CopyCheck> {
  const { rows } = await copy.read('pragma integrity_check', [])
  if (rows[0]?.[0] !== 'ok') return { kind: 'damaged', what: 'its rows do not fit together' }
  try {
    const pending = await pendingMigrations(copy, migrations)
    if (pending.length === migrations.length) return { kind: 'damaged', what: 'it holds no store' }
  } catch (failure) {
    if (failure instanceof StoreOpenError && failure.kind === 'newer-store') return { kind: 'newer' }
    throw failure
  }
  return { kind: 'whole', calls: await countCalls(copy), bytes }
}

export async function countCalls(engine: Pick<StoreEngine, 'read'>): Promise<number> {
  const { rows } = await engine.read('select count(*) from call', [])
  return Number(rows[0]?.[0] ?? 0)
}
