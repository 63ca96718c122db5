import { useTranslation } from 'react-i18next'
import { duration } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useWindow } from '../../state/use-window.tsx'
import { answeredShare } from './bar-model.ts'
import { OutcomeBars } from './outcome-bars.tsx'

/** What the calls that are shown come to; its place is there before the figures are. */
export function LogTotals() {
  const { t } = useTranslation('callLog')
  const format = useFormat()
  const { value } = useWindow((state) => state.callTotals)
  const share = value && answeredShare(value)
  return (
    <section aria-label={t('totals.title')} className="flex min-h-19 items-end gap-6 px-5 pb-3">
      <dl className="flex shrink-0 gap-6">
        <Figure name={t('totals.calls')} value={value && format.count(value.calls)} />
        <Figure name={t('totals.answered')} value={share === null ? null : format.share(share)} />
        <Figure name={t('totals.talk')} value={value && duration(value.talkSeconds, 'table')} />
        <Figure name={t('totals.cost')} value={value && format.money(value.costPaise)} />
      </dl>
      {value !== null && value.bars.length > 0 && <OutcomeBars totals={value} />}
    </section>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink2">{name}</dt>
      <dd className="text-figure font-semibold whitespace-nowrap">{value ?? '–'}</dd>
    </div>
  )
}
