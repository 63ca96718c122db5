import { useTranslation } from 'react-i18next'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'

export function DayHead({ at, now }: { readonly at: number; readonly now: number }) {
  const { t } = useTranslation('timeline')
  const format = useFormat()
  const date = format.longDate(at)
  const ago = indianDay(now) - indianDay(at)
  const words = ago === 0 ? t('today', { date }) : ago === 1 ? t('yesterday', { date }) : date
  return <h3 className="pb-2 pl-8.5 text-small text-ink2">{words}</h3>
}
