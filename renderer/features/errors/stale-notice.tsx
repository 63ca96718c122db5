import { useTranslation } from 'react-i18next'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { instantAt } from '../../state/desk-clock.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { StaleLine } from '../../ui/faces.tsx'

export type StaleNoticeProps = {
  /** When it was read, by the page's clock. */
  readonly readAt: number
  readonly onAsk: () => void
}

/** "As of 7:38 pm, 4 min old", and the way to ask again. */
export function StaleNotice({ readAt, onAsk }: StaleNoticeProps) {
  const { t } = useTranslation('words')
  const format = useFormat()
  const age = useAge()
  const now = useSecond()
  const clock = useWindow((state) => state.deskClock)
  const at = instantAt(clock, readAt)
  const words = t('asOf', { time: format.time(at), age: age(now - at) })
  return <StaleLine words={words} press={t('askNow')} onPress={onAsk} />
}
