import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { callBacksOf } from '../../state/work-slice.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What I promised on this booking, over everything else of it. */
export function CallBackStrip({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('wrap')
  const promised = useWindow(useShallow((state) => callBacksOf(state, bookingId)))
  if (promised.length === 0) return null
  return (
    <section aria-label={t('promised')} className="flex flex-col border-b border-line bg-sunken px-5">
      {promised.map((callBack) => (
        <Promised key={callBack.id} callBack={callBack} />
      ))}
    </section>
  )
}

function Promised({ callBack }: { readonly callBack: CallBackView }) {
  const { t } = useTranslation('wrap')
  const completeCallBack = useWindow((state) => state.completeCallBack)
  const format = useFormat()
  const now = useMinute()
  const { dueAt, kind, partyName, note } = callBack
  const late = dueAt < now
  const sameDay = indianDay(dueAt) === indianDay(now)
  const time = sameDay ? format.time(dueAt) : `${format.date(dueAt)} ${format.time(dueAt)}`
  return (
    <div className="flex min-h-10 items-center gap-2.5 py-1">
      <Icon name="clock" size={14} className={late ? 'text-wrap' : 'text-ink2'} />
      <p className="min-w-0 flex-1">
        <span className={`font-medium ${late ? 'text-wrap' : ''}`}>
          {t(`promise.${kind}`, { name: partyName, time })}
        </span>
        {note !== '' && <span className="text-small text-ink2"> · {note}</span>}
      </p>
      <Button size="small" onClick={() => completeCallBack(callBack)}>
        {t('done')}
      </Button>
    </div>
  )
}
