import initSqlJs, { type Database, type SqlJsStatic, type Statement } from 'sql.js'
import { chunkBytes, chunksFor, DatabaseFile, type FileChunks, type FrozenFile } from './database-file.ts'
import { groupsIn } from './entry-codec.ts'
import type { BoundStatement, GroupOutcome, ResultSet, SqlValue, WriteGroup } from './store-engine.ts'

type Prepared = { readonly statement: Statement; readonly changesRows: boolean; readonly usable: boolean }

const preparedLimit = 500

/** Anything here would give another answer when the journal is replayed. */
const changeable = /\b(random|randomblob|current_time|current_date|current_timestamp)\b|'now'/i
const rowChanging = /^\s*(insert|update|delete|replace|with)\b/i

/** The memory or the file of the engine itself is broken: whatever it would do next cannot be trusted. */
const fatal = /out of memory|disk i\/o error|malformed|disk is full|not a database/i

/** The rows, in memory. What is applied here is durable already. */
export class SqlEngine {
  readonly #database: Database
  readonly #file: DatabaseFile
  /** Least recently used first. */
  readonly #prepared = new Map<string, Prepared>()

  private constructor(database: Database, file: DatabaseFile) {
    this.#database = database
    this.#file = file
  }

  /** Goes on in the memory of the snapshot. */
  static async create(snapshot: FileChunks | null): Promise<SqlEngine> {
    const sqlJs = await initSqlJs()
    const file = new DatabaseFile(snapshot ?? emptyFile(sqlJs))
    const database = new sqlJs.Database(file.asData())
    // Nothing is spilled before a commit: so the file never has to be cut again, which it cannot be.
    database.exec(
      'pragma journal_mode = memory; pragma synchronous = off; pragma locking_mode = exclusive;' +
        'pragma temp_store = memory; pragma cache_size = -24576; pragma cache_spill = off; pragma foreign_keys = on',
    )
    return new SqlEngine(database, file)
  }

  /** Applies the groups of records in one transaction, each group all or nothing. */
  apply(payloads: readonly Uint8Array[]): GroupOutcome[] {
    const outcomes: GroupOutcome[] = []
    this.#run('begin')
    for (const payload of payloads) {
      for (const group of groupsIn(payload)) outcomes.push(this.#applyGroup(group))
    }
    this.#run('commit')
    return outcomes
  }

  read(sql: string, parameters: readonly SqlValue[]): ResultSet {
    const { statement } = this.#prepare(sql)
    try {
      statement.bind([...parameters])
      const rows: SqlValue[][] = []
      while (statement.step()) rows.push(statement.get())
      return { columns: statement.getColumnNames(), rows }
    } finally {
      statement.reset()
    }
  }

  /** The whole database as a file, as it is now. */
  freeze(): FrozenFile {
    // A write that has to arrive in the file: a snapshot of memory that the engine has left would lack what is new.
    const { writes } = this.#file
    this.#database.exec(`pragma user_version = ${(writes % 1000) + 1}`)
    if (this.#file.writes === writes) throw new Error('The engine does not write to its file any more')
    return this.#file.freeze()
  }

  #applyGroup(group: WriteGroup): GroupOutcome {
    // A single statement undoes itself when it fails, and a guard that does not hold has changed nothing.
    const several = group.length > 1
    if (several) this.#run('savepoint one_group')
    const outcome = this.#applyStatements(group)
    if (several) {
      if (outcome.kind !== 'applied') this.#run('rollback to one_group')
      this.#run('release one_group')
    }
    return outcome
  }

  #applyStatements(group: WriteGroup): GroupOutcome {
    const changes: number[] = []
    for (const bound of group) {
      try {
        const changed = this.#change(bound)
        if (bound.guard !== null && changed === 0) return { kind: 'refused', guard: bound.guard }
        changes.push(changed)
      } catch (failure) {
        return refusal(failure)
      }
    }
    return { kind: 'applied', changes }
  }

  #change({ sql, parameters }: BoundStatement): number {
    const { statement, changesRows, usable } = this.#prepare(sql)
    if (!usable) throw new Error('A statement that writes must say the same at every replay')
    try {
      statement.bind([...parameters])
      statement.step()
      return changesRows ? this.#database.getRowsModified() : 0
    } finally {
      statement.reset()
    }
  }

  #run(sql: string): void {
    const { statement } = this.#prepare(sql)
    statement.step()
    statement.reset()
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) {
      this.#prepared.delete(sql)
      this.#prepared.set(sql, known)
      return known
    }
    const prepared = {
      statement: this.#database.prepare(sql),
      changesRows: rowChanging.test(sql),
      usable: !changeable.test(sql),
    }
    this.#prepared.set(sql, prepared)
    if (this.#prepared.size > preparedLimit) this.#forgetOldest()
    return prepared
  }

  #forgetOldest(): void {
    for (const [sql, { statement }] of this.#prepared) {
      statement.free()
      this.#prepared.delete(sql)
      return
    }
  }
}

/** A database without tables; a file without bytes would not be taken for one. */
function emptyFile({ Database }: SqlJsStatic): FileChunks {
  const database = new Database()
  database.exec('create table first (id); drop table first')
  const bytes = database.export()
  database.close()
  const chunks = chunksFor(bytes.length)
  for (const [index, chunk] of chunks.entries())
    new Uint8Array(chunk).set(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes))
  return { bytes: bytes.length, chunks }
}

/** @throws what was thrown, when the engine itself is broken. */
function refusal(failure: unknown): GroupOutcome {
  // sql.js throws text where it is used wrongly, and errors with SQLite's own message everywhere else.
  if (typeof failure === 'string') return { kind: 'failed', message: failure }
  if (!(failure instanceof Error) || failure.name !== 'Error' || fatal.test(failure.message)) throw failure
  const unique = /^UNIQUE constraint failed: (?:index '(.+)'|(.+))$/.exec(failure.message)
  const guard = unique?.[1] ?? unique?.[2]
  return guard === undefined ? { kind: 'failed', message: failure.message } : { kind: 'refused', guard }
}
