import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingStatuses } from '../../shared/domain/booking.ts'
import { matchReasonOf, rankBookings } from '../../shared/domain/caller-match.ts'

const now = Date.parse('2026-04-16T12:00:00+05:30')
const hour = 3_600_000

const booking = (change: Partial<Parameters<typeof matchReasonOf>[0]> = {}) => ({
  status: 'accepted' as const,
  scheduledAt: null,
  updatedAt: now - 100 * hour,
  lastCalledAt: null,
  ...change,
})

describe('why a booking is taken for the one a caller means', () => {
  it.each([
    ['somebody is at work on it', { status: 'in-progress', scheduledAt: now - 20 * hour }, 'under-way'],
    ['its visit is near', { scheduledAt: now + 2 * hour }, 'near-time'],
    ['its visit is late', { scheduledAt: now - 2 * hour }, 'near-time'],
    ['near, and called about too', { scheduledAt: now + hour, lastCalledAt: now - hour }, 'near-time'],
    ['they were called about it this morning', { lastCalledAt: now - 3 * hour }, 'last-called'],
    [
      'it is done, and they were called since',
      { status: 'completed', lastCalledAt: now - hour },
      'last-called',
    ],
    ['a visit near that is done says nothing', { status: 'completed', scheduledAt: now - hour }, 'newest'],
    ['a call of last week says nothing', { lastCalledAt: now - 150 * hour }, 'newest'],
    ['it lies ahead', { scheduledAt: now + 30 * hour }, 'coming'],
    ['it was cancelled', { status: 'cancelled', scheduledAt: now + 30 * hour }, 'newest'],
    ['nothing is known of it', {}, 'newest'],
  ] as const)('%s', (_, change, reason) => {
    expect(matchReasonOf(booking(change), now)).toBe(reason)
  })
})

describe('the bookings of one caller', () => {
  const rank = (
    ...bookings: (readonly [id: string, change: Partial<Parameters<typeof matchReasonOf>[0]>])[]
  ) =>
    rankBookings(
      bookings.map(([bookingId, change]) => ({ bookingId, ...booking(change) })),
      now,
    ).map(({ bookingId }) => bookingId)

  it('stand by the strength of their reason, then by how near they are', () => {
    expect(
      rank(
        ['old', { status: 'completed' }],
        ['tomorrow', { scheduledAt: now + 24 * hour }],
        ['called', { lastCalledAt: now - hour }],
        ['in four hours', { scheduledAt: now + 4 * hour }],
        ['an hour late', { scheduledAt: now - hour }],
        ['at work', { status: 'in-progress', scheduledAt: now - hour }],
      ),
    ).toEqual(['at work', 'an hour late', 'in four hours', 'called', 'tomorrow', 'old'])
  })

  it('of two that were called about, the later call', () => {
    expect(
      rank(['before', { lastCalledAt: now - 3 * hour }], ['since', { lastCalledAt: now - hour }]),
    ).toEqual(['since', 'before'])
  })

  it('are in the same order however they are found', () => {
    const instants = fc.option(fc.integer({ min: now - 40 * hour, max: now + 40 * hour }))
    const some = fc.uniqueArray(
      fc.record({
        bookingId: fc.string({ minLength: 1, maxLength: 3 }),
        status: fc.constantFrom(...bookingStatuses),
        scheduledAt: instants,
        lastCalledAt: instants,
        updatedAt: fc.constantFrom(now, now - hour),
      }),
      { selector: ({ bookingId }) => bookingId },
    )
    fc.assert(
      fc.property(
        some.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          expect(rankBookings(shuffled, now)).toEqual(rankBookings(all, now))
        },
      ),
    )
  })
})
