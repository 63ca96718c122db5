import { useEffect, useState } from 'react'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { Client } from '../../client/client.ts'
import { matchingBookings } from '../../state/bookings-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { type KnownParty, partiesEndingIn, recentRows, typedDigits } from './palette-search.ts'

const mostRows = 8
/** Bookings whose people are looked at for digits that were typed. */
const mostLookedAt = 4

export type FoundBookings = {
  readonly recent: boolean
  readonly rows: readonly BookingRow[]
  readonly people: readonly KnownParty[]
}

type Answer = { readonly search: string; readonly rows: readonly BookingRow[]; readonly people: KnownParty[] }

/** At once what the window has, completed by what the core finds; with nothing typed, what was opened last. */
export function useFoundBookings(search: string): FoundBookings {
  const { client } = useTools()
  const list = useWindow((state) => state.bookingList.value)
  const recent = useWindow((state) => state.recentBookings)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const wanted = search.trim()
  useEffect(() => {
    if (wanted === '') return
    let stopped = false
    find(client, wanted).then(
      (found) => {
        // An answer to what was typed before must not replace the answer to what is there now.
        if (!stopped) setAnswer(found)
      },
      // The window's own rows stay; the strip says that the console is silent.
      () => undefined,
    )
    return () => {
      stopped = true
    }
  }, [client, wanted])
  if (wanted === '') return { recent: true, rows: recentRows(recent, list?.bookings ?? []), people: [] }
  const found = answer?.search === wanted ? answer : null
  const near = matchingBookings(list, found && { bookings: found.rows, total: found.rows.length }, wanted)
  return { recent: false, rows: near.slice(0, mostRows), people: found?.people ?? [] }
}

async function find(client: Client, search: string): Promise<Answer> {
  const { bookings: rows } = await client.request('bookings.list', { search, limit: mostRows })
  const digits = typedDigits(search)
  if (digits === null) return { search, rows, people: [] }
  const views = await Promise.all(
    rows.slice(0, mostLookedAt).map(async (booking) => {
      const { parties } = await client.request('bookings.get', { bookingId: booking.id })
      return { booking, parties }
    }),
  )
  return { search, rows, people: [...partiesEndingIn(views, digits)] }
}
