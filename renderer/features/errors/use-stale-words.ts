import { useTranslation } from 'react-i18next'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { instantAt } from '../../state/desk-clock.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'

/** "As of 7:38 pm, 4 min old"; takes the page's time of the reading. */
export function useStaleWords(): (readAt: number) => string {
  const { t } = useTranslation('words')
  const format = useFormat()
  const age = useAge()
  const now = useSecond()
  const clock = useWindow((state) => state.deskClock)
  return (readAt) => {
    const at = instantAt(clock, readAt)
    return t('asOf', { time: format.time(at), age: age(now - at) })
  }
}
