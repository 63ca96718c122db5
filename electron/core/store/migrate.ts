import { bindParameters } from './bind-parameters.ts'
import type { BoundStatement, StoreEngine } from './engine/store-engine.ts'
import { readingKysely } from './engine-dialect.ts'
import type { Migration, SchemaBuilder } from './migrations/migration.ts'
import { StoreOpenError } from './store-open-error.ts'

const mark = 'applied_migration'

/** The migrations that the store still lacks. @throws StoreOpenError when it knows some that this program does not. */
export async function pendingMigrations(
  engine: Pick<StoreEngine, 'read'>,
  known: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await appliedIds(engine)
  if (!applied.every((id, index) => known[index]?.id === id)) {
    throw new StoreOpenError(
      'newer-store',
      'This store was written by a newer version of Maskline; install that version or a later one. Nothing was changed.',
    )
  }
  return known.slice(applied.length)
}

/** Each migration is one group: after a crash it is there as a whole or not at all. */
export async function migrate(
  engine: Pick<StoreEngine, 'read' | 'write'>,
  pending: readonly Migration[],
  now: () => number,
): Promise<void> {
  // A migration sees no tables: it names those that it makes.
  const builder = readingKysely(engine) as unknown as SchemaBuilder
  for (const migration of pending) {
    const outcome = await engine.write(groupOf(migration, builder, now()))
    if (outcome.kind === 'applied') continue
    const reason = outcome.kind === 'failed' ? outcome.message : outcome.guard
    throw new Error(`Migration ${migration.id} cannot be applied: ${reason}`)
  }
}

function groupOf(migration: Migration, builder: SchemaBuilder, at: number): BoundStatement[] {
  const changes = migration.statements(builder).map((query) => ({
    sql: query.sql,
    parameters: bindParameters(query),
    guard: null,
  }))
  return [
    {
      sql: `create table if not exists ${mark} (id text primary key, applied_at bigint not null)`,
      parameters: [],
      guard: null,
    },
    ...changes,
    {
      sql: `insert into ${mark} (id, applied_at) values (?, ?)`,
      parameters: [migration.id, at],
      guard: null,
    },
  ]
}

async function appliedIds(engine: Pick<StoreEngine, 'read'>): Promise<string[]> {
  const table = await engine.read("select name from sqlite_master where type = 'table' and name = ?", [mark])
  if (table.rows.length === 0) return []
  // In the order in which they were applied.
  const { rows } = await engine.read(`select id from ${mark} order by rowid`, [])
  return rows.map(([id]) => String(id))
}
