import { useTranslation } from 'react-i18next'
import type { CallWrapView } from '../../../shared/contract/agents.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'

export type WrapLineProps = { readonly callId: string; readonly brief?: boolean }

/** How a call went, in the words of whoever was on it; nothing before that was said. */
export function WrapLine({ callId, brief = false }: WrapLineProps) {
  const wrap = useWindow((state) => state.callWraps[callId])
  if (wrap === undefined) return null
  return brief ? <WrapWords wrap={wrap} /> : <WholeWrap wrap={wrap} />
}

function WholeWrap({ wrap }: { readonly wrap: CallWrapView }) {
  return (
    <div className="mt-1 flex flex-col gap-0.5 rounded-row border border-line bg-surface px-2.5 py-1.5">
      <WrapWords wrap={wrap} />
      {wrap.note !== '' && <p className="whitespace-pre-wrap">{wrap.note}</p>}
      <NextWords wrap={wrap} />
    </div>
  )
}

function WrapWords({ wrap }: { readonly wrap: CallWrapView }) {
  const { t } = useTranslation('wrap')
  const language = useWindow((state) => state.language)
  const detail = useDetailWords()(wrap)
  if (wrap.disposition === null) return <span className="text-small text-ink3">{t('notFilledIn')}</span>
  return (
    <span className="text-small">
      <span className="font-medium">{wrap.disposition.words[language]}</span>
      {detail !== '' && <span className="text-ink2"> · {detail}</span>}
    </span>
  )
}

function useDetailWords(): (wrap: CallWrapView) => string {
  const format = useFormat()
  return ({ disposition, detail }) => {
    if (disposition?.detail === 'amount') return format.money(Math.round(Number(detail) * 100))
    if (disposition?.detail === 'date') return format.date(Date.parse(`${detail}T12:00:00+05:30`))
    return detail
  }
}

function NextWords({ wrap }: { readonly wrap: CallWrapView }) {
  const { t } = useTranslation('wrap')
  const format = useFormat()
  const now = useMinute()
  const { next } = wrap
  if (next.kind === 'none') return null
  const at = 'at' in next ? next.at : null
  const day = at === null || indianDay(at) === indianDay(now) ? '' : `${format.date(at)} `
  const time = at === null ? '' : `${day}${format.time(at)}`
  return (
    <p className="flex items-center gap-1.5 text-small text-ink2">
      <Icon name={at === null ? 'note' : 'clock'} size={12} />
      {t(`follows.${next.kind}`, { time })}
    </p>
  )
}
