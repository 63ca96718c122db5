import type { Bookings } from './bookings/bookings.ts'
import type { SavedViews } from './bookings/saved-views.ts'
import type { Handlers } from './dispatch.ts'

export type BookingFeatures = {
  readonly bookings: Bookings
  readonly savedViews: SavedViews
}

/** Every request about bookings and the feature that answers it. */
export function bookingHandlers({ bookings, savedViews }: BookingFeatures) {
  return {
    'bookings.list': ({ search, limit }) => bookings.list(search, limit),
    'bookings.get': ({ bookingId }) => bookings.get(bookingId),
    'bookings.page': ({ offset, limit, ...filter }) => bookings.page(filter, offset, limit),
    'bookings.views': (_input, caller) => savedViews.list(caller.user.id),
    'bookings.save-view': ({ name, filter }, caller) => savedViews.save(caller.user.id, name, filter),
    'bookings.remove-view': ({ id }, caller) => savedViews.remove(caller.user.id, id),
  } satisfies Partial<Handlers>
}
