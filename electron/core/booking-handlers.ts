import type { Bookings } from './bookings/bookings.ts'
import type { BookingImports } from './bookings/import/booking-imports.ts'
import type { SavedViews } from './bookings/saved-views.ts'
import type { Handlers } from './dispatch.ts'

export type BookingFeatures = {
  readonly bookings: Bookings
  readonly savedViews: SavedViews
  readonly imports: BookingImports
}

/** Every request about bookings and the feature that answers it. */
export function bookingHandlers({ bookings, savedViews, imports }: BookingFeatures) {
  return {
    'bookings.list': ({ search, limit }) => bookings.list(search, limit),
    'bookings.get': ({ bookingId }) => bookings.get(bookingId),
    'bookings.page': ({ offset, limit, ...filter }) => bookings.page(filter, offset, limit),
    'bookings.views': (_input, caller) => savedViews.list(caller.user.id),
    'bookings.save-view': ({ name, filter }, caller) => savedViews.save(caller.user.id, name, filter),
    'bookings.remove-view': ({ id }, caller) => savedViews.remove(caller.user.id, id),
    'import.begin': async ({ fileName, bytes }, caller) => {
      const { view, id, uploadTicket } = await imports.begin(caller.user.id, fileName, bytes)
      return { view, uploadPath: `/files/import-upload/${id}?ticket=${uploadTicket}` }
    },
    'import.current': async (_input, caller) => imports.current(caller.user.id),
    'import.read': ({ id, format }, caller) => imports.read(caller.user.id, id, format),
    'import.check': ({ id, format }, caller) => imports.check(caller.user.id, id, format),
    'import.store': ({ id }, caller) => imports.store(caller.user.id, id),
    'import.cancel': async ({ id }, caller) => {
      await imports.cancel(caller.user.id, id)
      return {}
    },
    'import.undo': ({ id }, caller) => imports.undo(caller.user.id, id),
  } satisfies Partial<Handlers>
}
