import { useTranslation } from 'react-i18next'
import type { BookingStatus } from '../../../shared/domain/booking.ts'
import { EntryFrame } from './entry-frame.tsx'

export type StepEntryProps = { readonly status: BookingStatus; readonly at: number }

export function StepEntry({ status, at }: StepEntryProps) {
  const { t } = useTranslation('timeline')
  const icon = status === 'cancelled' ? 'cross' : status === 'in-progress' ? 'wrench' : 'check'
  return <EntryFrame icon={icon} at={at} head={<span className="text-ink2">{t(`step.${status}`)}</span>} />
}
