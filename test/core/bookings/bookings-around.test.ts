import { expect, it } from 'vitest'
import { BookingFinder } from '../../../electron/core/bookings/booking-finder.ts'
import { BookingLinesTable } from '../../../electron/core/store/tables/booking-lines.ts'
import { seedBookings } from '../../support/seed-bookings.ts'
import { seededFrom } from '../../support/seed-calls.ts'
import { builtWorkers } from '../../support/worker-urls.ts'
import { StoreFolder } from '../store/test-store.ts'

const year = 365 * 86_400_000

it('shows the same bookings around an instant from the store as from the index', async () => {
  await using folder = new StoreFolder()
  const store = await folder.open()
  await seedBookings(store, 120)
  const untimed = store.read
    .updateTable('booking')
    .set({ scheduled_at: null })
    .where('reference', 'like', '%5')
  await store.write([{ query: untimed.compile() }])
  const times = await store.read.selectFrom('booking').select('scheduled_at as at').execute()
  const instants = [seededFrom - year, ...times.flatMap(({ at }) => at ?? []), seededFrom + 100 * year]

  const table = new BookingLinesTable(store)
  const finder = new BookingFinder(store, builtWorkers.bookingIndex)
  await finder.load()
  for (const limit of [1, 7, 50, 500]) {
    for (const instant of instants) {
      const { ids, total } = await finder.around(instant, limit)
      expect(await table.around(instant, limit)).toEqual({ ids, total })
    }
  }
  await finder.dispose()
})
