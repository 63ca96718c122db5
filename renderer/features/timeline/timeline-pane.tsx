import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectBooking } from '../../state/bookings-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Timeline } from './timeline.tsx'
import { type TimelineFilter, timelineFilters } from './timeline-kinds.ts'

/** Everything that happened on the booking, the newest at the bottom. */
export function TimelinePane({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('timeline')
  const open = useWindow((state) => state.drawer === 'timeline')
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const reference = useWindow((state) => selectBooking(bookingId)(state).value?.reference)
  return (
    <aside
      aria-label={t('title')}
      data-region="timeline"
      tabIndex={-1}
      className={`flex w-86 shrink-0 flex-col border-l border-line bg-sunken -outline-offset-2! short:w-80 drawer:absolute drawer:inset-y-0 drawer:right-0 drawer:z-10 drawer:max-w-[calc(100%-48px)] drawer:shadow-level2 ${open ? '' : 'drawer:hidden'}`}
    >
      <header className="flex min-h-10.5 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3.5 py-2">
        <h2 className="font-semibold">{t('title')}</h2>
        <span className="text-small text-ink3">{reference}</span>
        <span className="-ml-2.5 w-full">
          <Choice
            label={t('filter')}
            value={filter}
            options={timelineFilters.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onChange={setFilter}
          />
        </span>
      </header>
      <Timeline bookingId={bookingId} filter={filter} />
    </aside>
  )
}
