import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { bindParameters } from './bind-parameters.ts'
import type { ResultSet, StoreEngine } from './engine/store-engine.ts'
import type { Tables } from './tables/schema.ts'

/** Builders over the engine: reads are carried out, writes are only compiled. */
export function readingKysely(engine: Pick<StoreEngine, 'read'>): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ReadingDriver(engine),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return new Kysely<Tables>({ dialect })
}

class ReadingDriver implements Driver {
  readonly #connection: ReadingConnection

  constructor(engine: Pick<StoreEngine, 'read'>) {
    this.#connection = new ReadingConnection(engine)
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async beginTransaction(): Promise<void> {
    throw new Error('Groups of writes go through Store.write, which is all or nothing')
  }

  async init(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class ReadingConnection implements DatabaseConnection {
  readonly #engine: Pick<StoreEngine, 'read'>

  constructor(engine: Pick<StoreEngine, 'read'>) {
    this.#engine = engine
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    expectSelect(query)
    const result = await this.#engine.read(query.sql, bindParameters(query))
    // Kysely derives the row's type from the query that named the columns.
    return { rows: rowsOf(result) as Row[] }
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('The store answers a query as a whole; ask for pages instead')
  }
}

function expectSelect({ query, sql }: CompiledQuery): void {
  if (query.kind === 'SelectQueryNode') return
  const reads = /^\s*(select|values|explain|with)\b/i.test(sql) && !/\b(insert|update|delete)\b/i.test(sql)
  if (query.kind === 'RawNode' && reads) return
  throw new Error('Only selects are carried out through Store.read; writes go through Store.write')
}

function rowsOf({ columns, rows }: ResultSet): object[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = values[index]
    return row
  })
}
