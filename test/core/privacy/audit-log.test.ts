import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditLog } from '../../../electron/core/privacy/audit-log.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { StoreFolder } from '../store/test-store.ts'

const folder = new StoreFolder()
let store: Store
let audit: AuditLog
beforeAll(async () => {
  store = await folder.open()
  audit = new AuditLog(store, folder.clock)
})
afterAll(() => folder[Symbol.asyncDispose]())

const entry = (why: string) =>
  ({
    kind: 'number.revealed',
    subject: 'party',
    subjectId: 'party_1',
    userId: 'user_1',
    bookingId: null,
    why,
  }) as const

/** What nobody but somebody with the key and a tool of their own could do. */
async function tamper(statement: string): Promise<void> {
  const triggers = ['audit_entry_kept', 'audit_entry_stays', 'audit_entry_follows']
  await store.write([
    ...triggers.map((name) => ({ query: sql`drop trigger ${sql.ref(name)}`.compile(store.read) })),
    { query: sql.raw(statement).compile(store.read) },
  ])
}

describe('the audit log', () => {
  it('is whole while it is empty', async () => {
    expect(await audit.verify()).toEqual({ kind: 'whole', entries: 0, lastHash: null })
  })

  it('chains what is recorded at once, also by two who do not know of each other', async () => {
    const other = new AuditLog(store, folder.clock)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? audit : other).record(entry(`reason ${index}`))),
    )
    const { entries, more } = await audit.list(null, null, 200)
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => 20 - index),
    )
    expect(new Set(entries.map(({ why }) => why)).size).toBe(20)
    expect(more).toBe(false)
    expect(await audit.verify()).toEqual({ kind: 'whole', entries: 20, lastHash: entries[0]?.hash })
  })

  it('is read in pages, and by kind', async () => {
    const first = await audit.list('number.revealed', null, 15)
    expect(first.more).toBe(true)
    const rest = await audit.list('number.revealed', first.entries.at(-1)?.sequence ?? 0, 15)
    expect(rest.entries.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1])
    expect(rest.more).toBe(false)
    expect((await audit.list('key.rotated', null, 15)).entries).toEqual([])
  })

  it('has neither the entry nor what was to be done beside it when that is refused', async () => {
    const nothing = store.read.deleteFrom('call_note').where('id', '=', 'nobody').compile()
    const refused = audit.record(entry('refused'), [{ query: nothing, guard: 'somebody' }])
    await expect(refused).rejects.toMatchObject({ guard: 'somebody' })
    await audit.record(entry('goes on'))
    expect(await audit.verify()).toMatchObject({ kind: 'whole', entries: 21 })
  })

  it.each([
    'update audit_entry set why = why where sequence = 1',
    'delete from audit_entry where sequence = 21',
    "insert or replace into audit_entry values (1, 1, 'user_1', 'number.revealed', 'party', null, null, '', '', '')",
    "insert into audit_entry values (99, 1, 'user_1', 'number.revealed', 'party', null, null, '', '', '')",
  ])('cannot be changed: %s', async (statement) => {
    await expect(store.write([{ query: sql.raw(statement).compile(store.read) }])).rejects.toThrow(
      'audit entry',
    )
    expect(await audit.verify()).toMatchObject({ kind: 'whole', entries: 21 })
  })

  it('goes on after a restart', async () => {
    store = await folder.open()
    audit = new AuditLog(store, folder.clock)
    await audit.record(entry('after'))
    expect(await audit.verify()).toMatchObject({ kind: 'whole', entries: 22 })
  })

  it('names the entry at which it was broken', async () => {
    await tamper("update audit_entry set why = 'another' where sequence = 7")
    expect(await audit.verify()).toEqual({ kind: 'broken', sequence: 7, what: 'changed' })
    await store.write([{ query: sql.raw('delete from audit_entry where sequence < 9').compile(store.read) }])
    expect(await audit.verify()).toEqual({ kind: 'broken', sequence: 9, what: 'missing-before' })
  })
})
