import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { StoreConflict } from '../../../electron/core/store/store.ts'
import { noteIds, putNote, StoreFolder } from './test-store.ts'

describe('a write', () => {
  it('is visible to the reads that follow, and there again after the store was closed', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    expect(await store.write([putNote(store, 'one'), putNote(store, 'two')])).toEqual([1, 1])
    expect(await noteIds(store)).toEqual(['one', 'two'])
    expect(await noteIds(await folder.open())).toEqual(['one', 'two'])
  })

  it('tells how many rows each statement changed', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'one'), putNote(store, 'two')])
    const rename = store.read.updateTable('call_note').set({ kind: 'renamed' }).compile()
    const remove = store.read.deleteFrom('call_note').where('id', '=', 'nobody').compile()
    expect(await store.write([{ query: rename }, { query: remove }])).toEqual([2, 0])
    expect(await store.write([])).toEqual([])
  })

  it('is undone as a whole when a guard does not hold', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    const nobody = store.read.updateTable('call_note').set({ kind: 'x' }).where('id', '=', 'nobody').compile()
    const refused = store.write([putNote(store, 'one'), { query: nobody, guard: 'note-is-there' }])
    await expect(refused).rejects.toThrow(StoreConflict)
    await expect(refused).rejects.toMatchObject({ guard: 'note-is-there' })
    expect(await noteIds(store)).toEqual([])
  })

  it('is undone as a whole when a unique index refuses, and names the column', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'one')])
    const refused = store.write([putNote(store, 'two'), putNote(store, 'one')])
    await expect(refused).rejects.toThrow(StoreConflict)
    await expect(refused).rejects.toMatchObject({ guard: 'call_note.id' })
    expect(await noteIds(store)).toEqual(['one'])
  })

  it('is applied in the order of the calls, and those that were refused stay refused after a restart', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    const take = store.read
      .updateTable('call_note')
      .set({ detail: 'taken' })
      .where('id', '=', 'place')
      .where('detail', '=', 'free')
      .compile()
    const outcomes = await Promise.allSettled([
      store.write([putNote(store, 'place', 'free')]),
      store.write([{ query: take, guard: 'free' }, putNote(store, 'first')]),
      store.write([{ query: take, guard: 'free' }, putNote(store, 'second')]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    store = await folder.open()
    expect(await noteIds(store)).toEqual(['first', 'place'])
  })

  it('that is wrong in itself is a bug and changes nothing', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    const wrong = sql`insert into nowhere values (1)`.compile(store.read)
    await expect(store.write([putNote(store, 'one'), { query: wrong }])).rejects.toThrow(
      'no such table: nowhere',
    )
    const missing = sql`insert into call_note (id) values ('one')`.compile(store.read)
    await expect(store.write([{ query: missing }])).rejects.toThrow('NOT NULL')
    expect(await noteIds(store)).toEqual([])
  })

  it('must say the same at every replay', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    for (const value of [sql`random()`, sql`strftime('%s', 'now')`, sql`current_timestamp`]) {
      const query = sql`insert into setting values ('k', ${value}, '', '', 0, '')`.compile(store.read)
      await expect(store.write([{ query }])).rejects.toThrow('the same at every replay')
    }
  })

  it('refuses values that no column holds exactly, before anything is durable', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    for (const value of [undefined, Number.NaN, true, 1n, new Date(0)]) {
      const query = sql`update call_note set at = ${value}`.compile(store.read)
      await expect(store.write([{ query }])).rejects.toThrow('A column holds')
    }
  })
})

describe('values', () => {
  const kept = [0, -1, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER, 0.5, null, '', 'naïve हिन्दी 😀', 'a\0b']

  it('come back as they were written, live and after a replay', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    const table = sql`create table kept (place integer, value)`.compile(store.read)
    await store.write([{ query: table }])
    for (const [place, value] of kept.entries()) {
      await store.write([{ query: sql`insert into kept values (${place}, ${value})`.compile(store.read) }])
    }
    const read = () => sql<{ value: unknown }>`select value from kept order by place`.execute(store.read)
    const values = async () => (await read()).rows.map(({ value }) => value)
    expect(await values()).toEqual(kept)
    store = await folder.open()
    expect(await values()).toEqual(kept)
  })

  it('may be bytes', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    const body = new Uint8Array([0, 255, 1, 128])
    const letter = {
      id: 'l',
      raw_sequence: 1,
      received_at: 1,
      route: '',
      method: '',
      query: '',
      content_type: '',
    }
    const row = { ...letter, body, reason: '', replayed_at: null }
    await store.write([{ query: store.read.insertInto('dead_letter').values(row).compile() }])
    const found = await store.read.selectFrom('dead_letter').selectAll().executeTakeFirstOrThrow()
    expect(found).toEqual(row)
  })
})

describe('reads', () => {
  it('never change anything', async () => {
    await using folder = new StoreFolder()
    const { read } = await folder.open()
    const insert = read.insertInto('raw_cursor').values({ id: 2, applied_through: 0 })
    await expect(insert.execute()).rejects.toThrow('Store.write')
    await expect(sql`delete from raw_cursor`.execute(read)).rejects.toThrow('Store.write')
    await expect(sql`with a as (select 1) delete from raw_cursor`.execute(read)).rejects.toThrow(
      'Store.write',
    )
    await expect(read.transaction().execute(async () => 1)).rejects.toThrow('Store.write')
    expect((await sql`select * from raw_cursor`.execute(read)).rows).toHaveLength(1)
  })

  it('that are wrong are bugs, and the store goes on', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await expect(sql`select missing`.execute(store.read)).rejects.toThrow('no such column')
    expect(await noteIds(store)).toEqual([])
  })
})

describe('the end', () => {
  it('waits for what was asked before it, may be asked for twice, and takes nothing afterwards', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    const last = store.write([putNote(store, 'last')])
    await Promise.all([store.dispose(), store.dispose()])
    await expect(last).resolves.toEqual([1])
    await expect(store.write([putNote(store, 'late')])).rejects.toThrow('closed')
    await expect(noteIds(store)).rejects.toThrow('closed')
    expect(await noteIds(await folder.open())).toEqual(['last'])
  })
})
