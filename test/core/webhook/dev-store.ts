// temporary
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { migrations } from '../../../electron/core/store/migrations/index.ts'
import type { RawEvent, Statement, Store } from '../../../electron/core/store/store.ts'
import { StoreConflict } from '../../../electron/core/store/store.ts'
export function openDevStore(path: string): Store {
  const db = new DatabaseSync(`${path}/dev.sqlite`)
  const raw = db.prepare.bind(db)
  db.exec(
    'pragma journal_mode=wal; pragma synchronous=off; create table if not exists rawev(sequence integer primary key, e text, body blob)',
  )
  const shim: any = {
    prepare: (text: string) => {
      const st = raw(text)
      return {
        reader: st.columns().length > 0,
        all: (p: any[]) => st.all(...p),
        run: (p: any[]) => st.run(...p),
        iterate: (p: any[]) => st.iterate(...p),
      }
    },
    close() {},
  }
  const read: any = new Kysely({ dialect: new SqliteDialect({ database: shim }) })
  if (!db.prepare("select 1 from sqlite_master where name='call'").get())
    for (const m of migrations)
      for (const q of m.statements(read)) db.prepare(q.sql).run(...(q.parameters as any[]))
  let seq = (db.prepare('select max(sequence) m from rawev').get() as any).m ?? 0
  const applied = () => (db.prepare('select applied_through a from raw_cursor').get() as any).a
  const pending = db
    .prepare('select * from rawev where sequence > ? order by sequence')
    .all(applied()) as any[]
  return {
    read,
    async write(statements: readonly Statement[]) {
      await new Promise((r) => setImmediate(r))
      db.exec('begin')
      try {
        const out = statements.map((s) => {
          const r = Number(db.prepare(s.query.sql).run(...(s.query.parameters as any[])).changes)
          if (s.guard && r === 0) throw new StoreConflict(s.guard)
          return r
        })
        db.exec('commit')
        return out
      } catch (e) {
        db.exec('rollback')
        throw e
      }
    },
    async appendRaw(e) {
      seq += 1
      const mine = seq
      const { body, ...rest } = e
      db.prepare('insert into rawev values(?,?,?)').run(mine, JSON.stringify(rest), body)
      await new Promise((r) => setImmediate(r))
      return mine
    },
    async *pendingRaw() {
      for (const p of pending) yield { sequence: p.sequence, ...JSON.parse(p.e), body: p.body } as RawEvent
    },
    rawAppliedThrough: (s) => ({
      query: sql`update raw_cursor set applied_through = ${s} where id = 1`.compile(read),
    }),
    health: () => ({ state: 'saved', lastDurableAt: 1, keySlot: 'key-file' }),
    onHealth: () => () => {},
    snapshot: async () => {},
    dispose: async () => {
      db.close()
    },
  }
}
