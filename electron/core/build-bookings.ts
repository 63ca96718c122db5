import { BookingFinder } from './bookings/booking-finder.ts'
import { BookingNotes } from './bookings/booking-notes.ts'
import { BookingWriter } from './bookings/booking-writer.ts'
import { Bookings } from './bookings/bookings.ts'
import { BookingImports } from './bookings/import/booking-imports.ts'
import { ImportFiles } from './bookings/import/import-files.ts'
import { SavedViews } from './bookings/saved-views.ts'
import type { Ground } from './lay-ground.ts'

/** What is known of bookings, and how more of them come in. */
export async function buildBookings({ store, clock, log, pushes, workers, lifetime }: Ground) {
  const finder = lifetime.own(new BookingFinder(store, workers.bookingIndex))
  const bookings = new Bookings(store, finder, pushes.publish, clock)
  const imports = lifetime.own(
    new BookingImports({
      ...{ store, clock, log, publish: pushes.publish, workerUrl: workers.bookingImport },
      bookingsChanged: (ids) => (ids === null ? bookings.manyChanged() : bookings.changed(ids)),
    }),
  )
  await imports.start()
  return {
    bookings,
    bookingWriter: new BookingWriter(store, bookings, clock),
    bookingNotes: new BookingNotes(store, clock, pushes.publish),
    savedViews: new SavedViews(store, clock),
    imports,
    importFiles: new ImportFiles(imports, clock),
  }
}
