import { useTranslation } from 'react-i18next'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { columns } from './columns.ts'

/** The names of the columns; pressed, the list is sorted by one, and pressed again the other way round. */
export function HeadRow() {
  const { t } = useTranslation('bookings')
  const sort = useWindow((state) => state.bookingFilter.sort)
  const descending = useWindow((state) => state.bookingFilter.descending)
  const filterBookings = useWindow((state) => state.filterBookings)
  const sortBy = (name: BookingSort) =>
    void filterBookings({ sort: name, descending: name === sort && !descending })
  return (
    <thead>
      <tr>
        {columns.map(({ name, width }) => (
          <th
            key={name}
            scope="col"
            aria-sort={name !== sort ? undefined : descending ? 'descending' : 'ascending'}
            className={`sticky top-0 z-1 border-b border-line bg-surface px-2 py-1 text-left text-small font-medium text-ink2 ${width}`}
          >
            {name === 'amount' ? (
              t('column.amount')
            ) : (
              <button
                type="button"
                onClick={() => sortBy(name)}
                className="inline-flex min-h-6 items-center gap-1 hover:text-ink"
              >
                {t(`column.${name}`)}
                {name === sort && <Icon name={descending ? 'arrow-down' : 'arrow-up'} size={12} />}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
