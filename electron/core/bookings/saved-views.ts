import { AppError } from '../../../shared/app-error.ts'
import type { BookingFilter, SavedView } from '../../../shared/contract/bookings.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { BookingViewsTable } from '../store/tables/booking-views.ts'

/** More would be a list that needs a filter of its own. */
const most = 30

/** Each user's own named filters of the bookings list. */
export class SavedViews {
  readonly #store: Store
  readonly #table: BookingViewsTable
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#table = new BookingViewsTable(store)
    this.#clock = clock
  }

  list(userId: string): Promise<SavedView[]> {
    return this.#table.ofUser(userId)
  }

  /** A name that is there already gets the new filter. @throws AppError `limit` */
  async save(userId: string, name: string, filter: BookingFilter): Promise<SavedView[]> {
    const views = await this.list(userId)
    if (views.length >= most && !views.some((view) => view.name === name)) {
      throw new AppError('limit', `${most} views are kept at most. Remove one first.`, {
        reason: 'many-views',
      })
    }
    await this.#store.write([this.#table.put(userId, { id: newId('view'), name, filter }, this.#clock.now())])
    return this.list(userId)
  }

  async remove(userId: string, id: string): Promise<SavedView[]> {
    await this.#store.write([this.#table.remove(userId, id)])
    return this.list(userId)
  }
}
