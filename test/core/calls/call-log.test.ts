import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallLedger } from '../../../electron/core/calls/call-ledger.ts'
import { CallLog } from '../../../electron/core/calls/call-log.ts'
import { PushHub } from '../../../electron/core/events.ts'
import { CallsTable } from '../../../electron/core/store/tables/calls.ts'
import type { CallRow } from '../../../electron/core/store/tables/schema.ts'
import type { CallLogFilter } from '../../../shared/contract/call-log.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import { talkBounds } from '../../../shared/domain/talk-time.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { seedBookings } from '../../support/seed-bookings.ts'
import { callAt, seedCalls, seededFrom, seedSpacing } from '../../support/seed-calls.ts'
import { StoreFolder } from '../store/test-store.ts'

/** Three times a thousand are posted to the counts, and some are only noted. */
const calls = 3600

describe('the call log', () => {
  const folder = new StoreFolder()
  const rows = new Map<string, CallRow>()
  let log: CallLog
  let put: (row: CallRow) => Promise<void>

  beforeAll(async () => {
    const store = await folder.open()
    await seedBookings(store, calls / 10)
    await seedCalls(store, calls)
    for (let number = 1; number <= calls; number += 1) rows.set(callAt(number).id, callAt(number))
    const table = new CallsTable(store)
    const parts = { store, table, clock: new ManualClock(), pushes: new PushHub(), log: new QuietLog() }
    const ledger = new CallLedger({ ...parts, alsoWrite: async () => [] })
    log = new CallLog({ ledger, store })
    put = async (row) => {
      const known = rows.has(row.id)
      const query = known
        ? store.read.updateTable('call').set(row).where('id', '=', row.id).compile()
        : store.read.insertInto('call').values(row).compile()
      await store.write([{ query }])
      rows.set(row.id, row)
    }
  })
  afterAll(() => folder[Symbol.asyncDispose]())

  async function all(filter: CallLogFilter, limit: number): Promise<CallView[]> {
    const found: CallView[] = []
    for (;;) {
      const last = found.at(-1)
      const after = last === undefined ? null : { requestedAt: last.requestedAt, id: last.id }
      const page = await log.page(filter, after, limit)
      found.push(...page.calls)
      if (!page.more) return found
    }
  }

  function expected(filter: CallLogFilter): CallRow[] {
    const talk = (row: CallRow) => row.talk_seconds ?? 0
    return [...rows.values()]
      .filter((row) => filter.status === undefined || row.status === filter.status)
      .filter((row) => filter.direction === undefined || row.direction === filter.direction)
      .filter((row) => filter.agentId === undefined || row.agent_user_id === filter.agentId)
      .filter((row) => row.requested_at >= (filter.from ?? 0) && row.requested_at < (filter.to ?? Infinity))
      .filter((row) => talk(row) >= (filter.talkAtLeast ?? 0) && talk(row) < (filter.talkBelow ?? Infinity))
      .toSorted((one, other) => other.requested_at - one.requested_at || (one.id < other.id ? 1 : -1))
  }

  async function expectFits(filter: CallLogFilter, limit: number): Promise<void> {
    const right = expected(filter)
    const [found, totals] = await Promise.all([all(filter, limit), log.totals(filter)])
    expect(found.map(({ id }) => id)).toEqual(right.map(({ id }) => id))
    const answered = right.filter(({ status }) => status === 'completed').length
    expect(totals).toMatchObject({
      calls: right.length,
      open: right.filter(({ open }) => open === 1).length,
      answered,
      talkSeconds: right.reduce((sum, row) => sum + (row.talk_seconds ?? 0), 0),
      costPaise: Math.round(right.reduce((sum, row) => sum + Number(row.price ?? 0) * 100, 0)),
    })
    expect(totals.bars.reduce((sum, bar) => sum + bar.answered, 0)).toBe(answered)
  }

  const instant = fc.integer({ min: -5, max: calls + 5 }).map((at) => seededFrom + at * seedSpacing)
  const bound = fc.constantFrom(...talkBounds)
  const filters = fc.record(
    {
      from: instant,
      to: instant,
      status: fc.constantFrom('completed', 'failed', 'busy', 'missed', 'queued', 'in-progress'),
      direction: fc.constantFrom('inbound', 'outbound'),
      agentId: fc.constantFrom('user_0', 'user_9', 'user_39', 'user_gone'),
      talkAtLeast: bound,
      talkBelow: bound,
    },
    { requiredKeys: [] },
  )

  it('shows and counts exactly what fits, whatever it is narrowed to and however it changes', async () => {
    // Some that are going on, and one of no agent.
    for (const number of [5, 77, 1500, 2990])
      await put({ ...callAt(number), status: 'in-progress', open: 1, talk_seconds: null, price: null })
    await put({ ...callAt(calls + 1), agent_user_id: null, price: '0.0005' })
    const changes = fc.record({
      number: fc.integer({ min: 1, max: calls }),
      other: fc.integer({ min: 1, max: 300 }),
    })
    await fc.assert(
      fc.asyncProperty(filters, fc.array(changes, { maxLength: 5 }), async (filter, changed) => {
        for (const { number, other } of changed) {
          const { status, direction, talk_seconds, price } = callAt(other)
          await put({ ...callAt(number), status, direction, talk_seconds, price })
        }
        await expectFits(filter, 100)
      }),
      { numRuns: 40 },
    )
    await expectFits({}, 100)
  })

  it('turns its pages without repeating or leaving out a call while others come in', async () => {
    const filter: CallLogFilter = { status: 'busy', to: seededFrom + calls * seedSpacing }
    const right = expected(filter).map(({ id }) => id)
    const first = await log.page(filter, null, 50)
    await put({ ...callAt(calls + 50), status: 'busy' })
    const last = first.calls.at(-1)
    if (last === undefined) throw new Error('There is no busy call')
    const second = await log.page({ status: 'busy' }, { requestedAt: last.requestedAt, id: last.id }, 50)
    expect([...first.calls, ...second.calls].map(({ id }) => id)).toEqual(right.slice(0, 100))
  })

  it('finds people by name, numbers by their last four digits, and bookings by their reference', async () => {
    const byReference = await all({ search: 'BK-000007' }, 100)
    expect(byReference.map(({ bookingId }) => bookingId)).toEqual(Array(10).fill('booking_7'))
    const { name, numberLabel } = byReference[0]?.secondLeg ?? { name: '', numberLabel: '' }
    const [first = '', last = ''] = name.split(' ')
    const byName = await all({ search: `${last.toUpperCase()} ${first}` }, 100)
    expect(byName.map(({ id }) => id)).toEqual(expect.arrayContaining(byReference.map(({ id }) => id)))
    for (const call of byName) expect(call.secondLeg.name).toContain(`${first} ${last}`)
    const byNumber = await all({ search: numberLabel.slice(-4) }, 100)
    expect(byNumber.map(({ id }) => id)).toEqual(byReference.map(({ id }) => id))
    expect((await log.totals({ search: numberLabel.slice(-4) })).calls).toBe(10)
    expect(await log.page({ search: 'nobody of this name' }, null, 10)).toEqual({
      calls: [],
      more: false,
      tooMany: false,
    })
    expect((await log.page({ search: 'a' }, null, 10)).tooMany).toBe(true)
  })
})
