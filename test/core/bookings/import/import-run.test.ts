import { describe, expect, it } from 'vitest'
import { ImportRuns } from '../../../../electron/core/bookings/import/import-run.ts'
import type { Store } from '../../../../electron/core/store/store.ts'
import type { BookingDraft, PartyDraft } from '../../../../electron/core/store/tables/import-drafts.ts'
import { ImportMerge } from '../../../../electron/core/store/tables/import-merge.ts'
import { ImportRunsTable } from '../../../../electron/core/store/tables/import-runs.ts'
import { parsePhoneNumber } from '../../../../shared/domain/phone-number.ts'
import { StoreFolder } from '../../store/test-store.ts'

function number(text: string) {
  const parsed = parsePhoneNumber(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.e164
}

const runId = 'import_0123456789abcdefghjk'

const party: PartyDraft = {
  role: 'customer',
  externalId: null,
  name: 'Asha',
  number: number('9876543210'),
  languages: null,
  reference: null,
}
const booking: BookingDraft = {
  reference: 'IM-1',
  service: 'Painting',
  locality: null,
  address: null,
  status: null,
  scheduledAt: null,
  amountPaise: null,
  notes: null,
  parties: { customer: 1, worker: null, vendor: null },
}

async function stage(store: Store): Promise<ImportRunsTable> {
  const table = new ImportRunsTable(store)
  const ids = table.idsOf(runId)
  await store.write([table.begin({ id: runId, fileName: 'a.csv', userId: 'user_1', begunAt: 7, refused: 0 })])
  await store.write([...table.stageParties(ids, 1, [party]), ...table.stageBookings(ids, 1, [booking])])
  return table
}

async function held(store: Store) {
  const count = async (table: 'booking' | 'party' | 'phone_number' | 'import_booking' | 'import_run') =>
    (await store.read.selectFrom(table).selectAll().execute()).length
  return {
    bookings: await count('booking'),
    parties: await count('party'),
    numbers: await count('phone_number'),
    staged: await count('import_booking'),
    runs: await count('import_run'),
  }
}

describe('an import that was cut short', () => {
  it('leaves nothing when it was not committed, not even the numbers', async () => {
    await using folder = new StoreFolder()
    await stage(await folder.open())
    const store = await folder.open()
    expect(await held(store)).toMatchObject({ bookings: 0, numbers: 1, staged: 1 })
    expect(await new ImportRuns(store, folder.clock).settle()).toBeNull()
    expect(await held(store)).toEqual({ bookings: 0, parties: 0, numbers: 0, staged: 0, runs: 0 })
  })

  it('keeps a number that somebody else has come to need', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await stage(store)
    const [kept] = await store.read.selectFrom('phone_number').select('id').execute()
    const languages = '[]'
    const needing = {
      id: 'p',
      role: 'worker',
      external_id: null,
      name: 'B',
      phone_number_id: kept?.id ?? '',
      languages,
    }
    await store.write([{ query: store.read.insertInto('party').values(needing).compile() }])
    await new ImportRuns(store, folder.clock).settle()
    expect(await held(store)).toMatchObject({ numbers: 1, parties: 1 })
  })

  it('is finished at the next start when it was committed', async () => {
    await using folder = new StoreFolder()
    const before = await folder.open()
    const table = await stage(before)
    await before.write([table.advance(runId, 'staging', 'committed')])
    const store = await folder.open()
    const counts = await new ImportRuns(store, folder.clock).settle()
    expect(counts).toEqual({ added: 1, changed: 0, unchanged: 0 })
    expect(await held(store)).toEqual({ bookings: 1, parties: 1, numbers: 1, staged: 0, runs: 0 })
  })

  it('is finished at the next start from where it was cut short', async () => {
    await using folder = new StoreFolder()
    const before = await folder.open()
    const table = new ImportRunsTable(before)
    const ids = table.idsOf(runId)
    await before.write([
      table.begin({ id: runId, fileName: 'a.csv', userId: 'user_1', begunAt: 7, refused: 0 }),
    ])
    const drafts = Array.from({ length: 120 }, (_, index) => index)
    await before.write([
      ...table.stageParties(
        ids,
        1,
        drafts.map((index) => ({ ...party, name: `P${index}`, number: number(`98765${10_000 + index}`) })),
      ),
      ...table.stageBookings(
        ids,
        1,
        drafts.map((index) => ({
          ...booking,
          reference: `IM-${index}`,
          parties: { ...booking.parties, customer: index + 1 },
        })),
      ),
      table.advance(runId, 'staging', 'committed'),
    ])
    const merge = new ImportMerge(before)
    await before.write(merge.storeParties(runId, { first: 1, last: 120 }))
    await before.write(merge.storeBookings(runId, { first: 1, last: 70 }, 7))
    const store = await folder.open()
    expect(await new ImportRuns(store, folder.clock).settle()).toEqual({
      added: 120,
      changed: 0,
      unchanged: 0,
    })
    expect(await held(store)).toEqual({ bookings: 120, parties: 120, numbers: 120, staged: 0, runs: 0 })
    const people = await store.read
      .selectFrom('booking')
      .innerJoin('party', 'party.id', 'booking.customer_party_id')
      .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
      .select(['booking.reference as reference', 'party.name as name', 'phone_number.e164 as e164'])
      .where('booking.reference', 'in', ['IM-69', 'IM-70', 'IM-119'])
      .orderBy('name')
      .execute()
    expect(people).toEqual([
      { reference: 'IM-119', name: 'P119', e164: '+919876510119' },
      { reference: 'IM-69', name: 'P69', e164: '+919876510069' },
      { reference: 'IM-70', name: 'P70', e164: '+919876510070' },
    ])
  })

  it('leaves no number of many, and none but its own', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    const table = new ImportRunsTable(store)
    const ids = table.idsOf(runId)
    const other = table.idsOf('import_zzzzzzzzzz0123456789')
    const people = (first: number) =>
      Array.from({ length: 1100 }, (_, index) => ({ ...party, number: number(`98${first + index}`) }))
    await store.write([
      table.begin({ id: runId, fileName: 'a.csv', userId: 'user_1', begunAt: 7, refused: 0 }),
    ])
    await store.write(table.stageParties(other, 1, people(10_000_000)))
    await store.write(table.stageParties(ids, 2001, people(20_000_000)))
    await new ImportRuns(store, folder.clock).settle()
    expect(await held(store)).toMatchObject({ numbers: 1100, staged: 0, runs: 0 })
  })
})
