import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { duration } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** `3 calls · 4:12 talked · ₹4.80 so far` */
export function LineFigures({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const format = useFormat()
  const { calls, talkSeconds, cost } = session
  if (calls === 0) return <p>{t('noCalls')}</p>
  const figures = [
    t('calls', { count: calls }),
    ...(talkSeconds > 0 ? [t('talked', { time: duration(talkSeconds, 'table') })] : []),
    ...(cost === null ? [] : [t('costSoFar', { amount: format.money(Number(cost) * 100) })]),
  ]
  return <p>{figures.join(' · ')}</p>
}
