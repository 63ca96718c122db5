import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { type BookingStatus, bookingStatuses } from '../../../shared/domain/booking.ts'
import { type BookingTime, bookingTimes, longestSearch } from '../../../shared/domain/booking-filter.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useListKeys } from './use-list-keys.ts'

/** What is typed, when, and which statuses with how many each. Arrows move through the list from here too. */
export function FilterBar({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('bookings')
  const time = useWindow((state) => state.bookingFilter.time)
  const filterBookings = useWindow((state) => state.filterBookings)
  const options = bookingTimes.map((value: BookingTime) => ({ value, label: t(`time.${value}`) }))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 pb-3">
      <SearchField inputRef={inputRef} />
      <Choice
        label={t('time')}
        value={time}
        options={options}
        onChange={(chosen) => void filterBookings({ time: chosen })}
      />
      <StatusChips />
    </div>
  )
}

function SearchField({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('bookings')
  const search = useWindow((state) => state.bookingFilter.search)
  const filterBookings = useWindow((state) => state.filterBookings)
  const listKeys = useListKeys()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Home and End belong to the text while it is written in.
    if (event.key === 'Home' || event.key === 'End') return
    listKeys(event)
  }
  return (
    <search className="flex min-h-8 w-84 max-w-full items-center gap-1.5 rounded-row border border-field bg-surface px-2 focus-within:border-ink focus-within:outline-1 focus-within:outline-ink">
      <Icon name="search" size={14} className="text-ink2" />
      <input
        ref={inputRef}
        type="text"
        value={search}
        maxLength={longestSearch}
        onChange={(event) => void filterBookings({ search: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        placeholder={t('filter')}
        aria-label={t('filter')}
        aria-controls="bookings-found"
        aria-keyshortcuts="/ Control+K"
        spellCheck={false}
        autoComplete="off"
        className="w-full min-w-0 flex-1 bg-transparent text-ellipsis outline-none placeholder:text-ink3"
      />
      {search === '' && <KeyCap keys={['/']} />}
    </search>
  )
}

function StatusChips() {
  const { t } = useTranslation(['bookings', 'booking'])
  const chosen = useWindow((state) => state.bookingFilter.statuses)
  const byStatus = useWindow((state) => state.bookingTable.value?.byStatus)
  const filterBookings = useWindow((state) => state.filterBookings)
  const turn = (status: BookingStatus) =>
    chosen.includes(status) ? chosen.filter((kept) => kept !== status) : [...chosen, status]
  return (
    <fieldset className="flex flex-wrap gap-1 border-0 p-0" aria-label={t('bookings:statuses')}>
      {bookingStatuses.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={chosen.includes(status)}
          onClick={() => void filterBookings({ statuses: turn(status) })}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-button border border-line2 px-2 text-small text-ink2 hover:bg-hover aria-pressed:border-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {t(`booking:status.${status}`)}
          <span className="text-micro tabular-nums text-ink3">{byStatus?.[status] ?? ''}</span>
        </button>
      ))}
    </fieldset>
  )
}
