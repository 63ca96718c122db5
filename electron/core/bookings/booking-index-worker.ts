/** The thread that finds bookings: it holds their words, so that no search holds up the program or the store. */
import { setImmediate as searchesBetween } from 'node:timers/promises'
import { serveCalls } from '../store/engine/serve-calls.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'
import { BookingIndex, type IndexPage, type IndexQuery } from './booking-index.ts'

export type BookingIndexCalls = {
  stage(input: { readonly bookings: readonly BookingKeys[] }): null
  publish(input: { readonly gone: readonly string[]; readonly only: boolean }): null
  page(input: { readonly query: IndexQuery; readonly offset: number; readonly limit: number }): IndexPage
  around(input: { readonly instant: number; readonly limit: number }): IndexPage
}

const index = new BookingIndex()

serveCalls<BookingIndexCalls>({
  stage: ({ bookings }) => {
    index.stage(bookings)
    return null
  },
  publish: async ({ gone, only }) => {
    for (const _ of index.publish(gone, only)) await searchesBetween()
    return null
  },
  page: ({ query, offset, limit }) => index.page(query, offset, limit),
  around: ({ instant, limit }) => index.around(instant, limit),
})
