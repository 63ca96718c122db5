import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../electron/core/store/migrations/index.ts'
import type { Migration } from '../../../electron/core/store/migrations/migration.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { noteIds, putNote, StoreFolder } from './test-store.ts'

/** Stores as earlier versions left them, a folder for each, named after the last migration that they have. */
const keptStores = resolve(import.meta.dirname, 'kept-stores')
const kept = existsSync(keptStores) ? readdirSync(keptStores) : []

async function schemaOf(store: Store): Promise<unknown> {
  const found = sql`select type, name, sql from sqlite_master where sql is not null order by type, name`
  return (await found.execute(store.read)).rows
}

const addColour: Migration = {
  id: '9001-colour',
  statements: (builder) => [
    builder.schema.alterTable('call_note').addColumn('colour', 'text').compile(),
    sql`update call_note set colour = 'blue'`.compile(builder),
  ],
}

describe('migrations', () => {
  it('have ids that rise', () => {
    const ids = migrations.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(kept)('take the store of %s to the same tables as a new one', async (name) => {
    await using old = new StoreFolder()
    await using fresh = new StoreFolder()
    cpSync(join(keptStores, name), old.path, { recursive: true })
    const expected = JSON.parse(readFileSync(join(keptStores, name, 'holds.json'), 'utf8'))
    const store = await old.open()
    expect(await schemaOf(store)).toEqual(await schemaOf(await fresh.open()))
    expect(await noteIds(store)).toEqual(expected.notes)
  })

  it('are applied once each, to what is there', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    await store.write([putNote(store, 'one')])
    store = await folder.open({ migrations: [...migrations, addColour] })
    await store.write([putNote(store, 'two')])
    store = await folder.open({ migrations: [...migrations, addColour] })
    const colours = await sql`select id, colour from call_note order by id`.execute(store.read)
    expect(colours.rows).toEqual([
      { id: 'one', colour: 'blue' },
      { id: 'two', colour: null },
    ])
  })

  it('of a newer program stop the start, and nothing is changed', async () => {
    await using folder = new StoreFolder()
    await folder.open({ migrations: [...migrations, addColour] })
    await folder.close()
    const before = folder.files(/./)
    await expect(folder.open()).rejects.toMatchObject({ kind: 'newer-store' })
    expect(folder.files(/./)).toEqual(before)
  })

  it('that fail are undone as a whole, and stop the start', async () => {
    await using folder = new StoreFolder()
    const broken: Migration = {
      id: '9002-broken',
      statements: (builder) => [
        ...addColour.statements(builder),
        sql`insert into nowhere values (1)`.compile(builder),
      ],
    }
    await expect(folder.open({ migrations: [...migrations, broken] })).rejects.toThrow('9002-broken')
    await using fresh = new StoreFolder()
    expect(await schemaOf(await folder.open())).toEqual(await schemaOf(await fresh.open()))
  })
})
