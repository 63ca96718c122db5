import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'

const inLakhs = new Intl.NumberFormat('en-IN')

/** How many fit the filter, and of how many; readers hear it when it changes. */
export function FoundCount() {
  const { t } = useTranslation('bookings')
  const total = useWindow((state) => state.bookingTable.value?.total)
  const all = useWindow((state) => state.bookingTable.value?.all)
  if (total === undefined || all === undefined) return null
  const words =
    total === all
      ? t('found', { count: total, total: inLakhs.format(total) })
      : t('foundOf', { total: inLakhs.format(total), all: inLakhs.format(all) })
  return <output className="text-small text-ink2">{words}</output>
}
