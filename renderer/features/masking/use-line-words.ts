import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { timeLeft } from './line-model.ts'

export type LineWords = {
  /** `3 h 48 min` until an instant. */
  left(until: number, now: number): string
  /** The hour of today, the date and hour of another day. */
  when(at: number, now: number): string
  /** `Closes 11:30 pm, in 3 h 48 min`; of a line that is open. */
  closes(session: SessionView, now: number): string
  /** When it ended and why, or why it could not be opened. */
  ended(session: SessionView, now: number): string
}

export function useLineWords(): LineWords {
  const { t } = useTranslation('masking')
  const format = useFormat()
  const left = (until: number, now: number) => {
    const { days, hours, minutes } = timeLeft(until, now)
    if (days > 0) return hours > 0 ? t('leftDays', { days, hours }) : t('leftWholeDays', { count: days })
    if (hours === 0) return t('leftMinutes', { minutes })
    return minutes > 0 ? t('leftHours', { hours, minutes }) : t('leftWholeHours', { count: hours })
  }
  const when = (at: number, now: number) =>
    indianDay(at) === indianDay(now) ? format.time(at) : `${format.date(at)}, ${format.time(at)}`
  return {
    left,
    when,
    closes({ expiresAt }, now) {
      if (expiresAt === null) return t('closesWithBooking')
      if (expiresAt <= now) return t('closesNow')
      return t('closesAt', { time: when(expiresAt, now), left: left(expiresAt, now) })
    },
    ended({ state, failure, closedWhy, closedBy, terminatedAt, openedAt }, now) {
      if (state === 'failed') return failure === null ? t('state.failed') : t(`failure.${failure}`)
      const time = when(terminatedAt ?? openedAt, now)
      if (closedWhy === 'by-hand' && closedBy !== null) return t('closedBy', { time, name: closedBy })
      return closedWhy === null ? t('closedAt', { time }) : t(`ended.${closedWhy}`, { time })
    },
  }
}
