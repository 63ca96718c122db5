import { describe, expect, it } from 'vitest'
import { BookingIndex, type IndexQuery } from '../../../electron/core/bookings/booking-index.ts'
import type { BookingKeys } from '../../../electron/core/store/tables/booking-lines.ts'

const keys = (id: string, more: Partial<BookingKeys> = {}): BookingKeys => ({
  id,
  reference: `BK-${id}`,
  service: 'Painting',
  locality: 'HSR Layout',
  status: 'new',
  scheduledAt: null,
  customerName: 'Asha Iyer',
  workerName: '',
  vendorName: '',
  lastFours: '3210  ',
  ...more,
})
const everything: IndexQuery = {
  search: '',
  statuses: [],
  scheduled: null,
  notBegun: false,
  sort: 'time',
  descending: false,
}

/** Answers how often it let go. */
function publish(index: BookingIndex, gone: readonly string[] = [], only = false): number {
  return [...index.publish(gone, only)].length
}

function indexOf(...bookings: BookingKeys[]): BookingIndex {
  const index = new BookingIndex()
  index.stage(bookings)
  publish(index)
  return index
}

describe('the index of bookings', () => {
  const find = (index: BookingIndex, query: Partial<IndexQuery>) =>
    index.page({ ...everything, ...query }, 0, 50).ids

  it('fits every word in any field, whatever its case and however it was typed', () => {
    const index = indexOf(
      keys('1', { customerName: 'कन्नड़' }),
      keys('2', { workerName: 'Ravi', lastFours: '3210 9911 ' }),
    )
    expect(find(index, { search: 'RAVI 9911' })).toEqual(['2'])
    expect(find(index, { search: 'कन्नड़'.normalize('NFD') })).toEqual(['1'])
    expect(find(index, { search: 'ravi कन्नड़' })).toEqual([])
  })

  it('answers the same whether a search was typed on or begun anew', () => {
    const index = indexOf(keys('1', { service: 'AC service' }), keys('2', { service: 'Accounts' }))
    for (const search of ['a', 'ac', 'acc', 'ac', 'ac s', 'ac', 'c']) {
      expect(find(index, { search })).toEqual(
        find(indexOf(keys('1', { service: 'AC service' }), keys('2', { service: 'Accounts' })), { search }),
      )
    }
  })

  it('counts by status what fits but for the statuses', () => {
    const index = indexOf(
      keys('1'),
      keys('2', { status: 'completed' }),
      keys('3', { status: 'completed', customerName: 'B' }),
    )
    const { total, all, byStatus } = index.page({ ...everything, search: 'asha', statuses: ['new'] }, 0, 1)
    expect({ total, all }).toEqual({ total: 1, all: 3 })
    expect(byStatus).toMatchObject({ new: 1, completed: 1 })
  })

  it('sorts by time with what has none at the end, and follows a change', () => {
    const index = indexOf(keys('1'), keys('2', { scheduledAt: 20 }), keys('3', { scheduledAt: 10 }))
    expect(find(index, {})).toEqual(['3', '2', '1'])
    index.stage([keys('3', { scheduledAt: 30 })])
    expect(find(index, {})).toEqual(['3', '2', '1'])
    publish(index, ['1'])
    expect(find(index, {})).toEqual(['2', '3'])
    expect(find(index, { descending: true })).toEqual(['3', '2'])
  })

  const many = (count: number, more: (number: number) => Partial<BookingKeys> = () => ({})) =>
    Array.from({ length: count }, (_, number) =>
      keys(`${number}`, { scheduledAt: (number * 7919) % 10_007, ...more(number) }),
    )

  it('comes to the same by many changes at once as by few at a time', () => {
    const [before, after] = [
      many(3000),
      many(3000, (number) => (number % 2 ? { customerName: 'Meena' } : {})),
    ]
    const atOnce = indexOf(...before)
    find(atOnce, { sort: 'customer' })
    atOnce.stage(after)
    publish(atOnce, ['5'])
    const slowly = indexOf(...before)
    for (let first = 0; first < after.length; first += 500) {
      slowly.stage(after.slice(first, first + 500))
      publish(slowly)
    }
    publish(slowly, ['5'])
    for (const query of [{}, { sort: 'customer' }, { search: 'meena' }, { search: 'bk-5' }] as const) {
      const page = (index: BookingIndex) => index.page({ ...everything, ...query }, 0, 3000)
      expect(page(atOnce)).toEqual(page(slowly))
    }
  })

  it('answers searches as before while many changes are brought in, and then as they are', () => {
    const index = indexOf(...many(3000))
    index.stage(many(12_000, () => ({ customerName: 'Meena' })))
    const meanwhile: number[] = []
    for (const _ of index.publish([])) {
      meanwhile.push(index.page({ ...everything, search: 'meena' }, 0, 1).total)
    }
    expect(meanwhile.length).toBeGreaterThan(5)
    expect(new Set(meanwhile)).toEqual(new Set([0]))
    expect(index.page({ ...everything, search: 'meena' }, 0, 1).total).toBe(12_000)
  })

  it('drops what was not read again', () => {
    const index = indexOf(...many(3))
    index.stage([keys('1')])
    publish(index, [], true)
    expect(find(index, {})).toEqual(['1'])
  })
})
