import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { MoveCallBack } from './move-call-back.tsx'

export type CallBackRowProps = {
  readonly callBack: CallBackView
  readonly withOwner: boolean
  /** The one row that Tab leads to. */
  readonly reachable: boolean
}

/** When, whom and about what; a press opens the booking. */
export function CallBackRow({ callBack, withOwner, reachable }: CallBackRowProps) {
  const { t } = useTranslation('callBacks')
  const goTo = useWindow((state) => state.goTo)
  const cancelCallBack = useWindow((state) => state.cancelCallBack)
  const completeCallBack = useWindow((state) => state.completeCallBack)
  const [moving, setMoving] = useState(false)
  const { bookingId, partyName, service, locality, note, userName, kind } = callBack
  const place = [service, locality].filter(Boolean).join(' · ')
  const tab = reachable ? 0 : -1
  return (
    <div className="border-b border-line py-1">
      <div className="flex items-center gap-2">
        <button
          type="button"
          data-call-back={callBack.id}
          tabIndex={tab}
          onClick={() => goTo({ page: 'desk', bookingId })}
          className="flex min-h-11 min-w-0 flex-1 items-start gap-4 rounded-row px-2 py-1 text-left hover:bg-sunken"
        >
          <span className="w-28 shrink-0">
            <DueTime dueAt={callBack.dueAt} />
          </span>
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate">
              <span className="font-medium">{partyName || t('noName')}</span>
              {kind === 'retry' && <span className="text-small text-ink3"> · {t('retry')}</span>}
              {withOwner && <span className="text-small text-ink2"> · {t('owner', { name: userName })}</span>}
            </span>
            <span className="truncate text-small text-ink2">{[place, note].filter(Boolean).join(' · ')}</span>
          </span>
        </button>
        <Button size="small" tabIndex={tab} onClick={() => completeCallBack(callBack)}>
          {t('done')}
          <Spoken> {partyName}</Spoken>
        </Button>
        <Button size="small" tabIndex={tab} aria-expanded={moving} onClick={() => setMoving(!moving)}>
          {t('move')}
          <Spoken> {partyName}</Spoken>
        </Button>
        <Button size="small" kind="quiet" tabIndex={tab} onClick={() => cancelCallBack(callBack)}>
          {t('cancel')}
          <Spoken> {partyName}</Spoken>
        </Button>
      </div>
      {moving && <MoveCallBack callBack={callBack} onClose={() => setMoving(false)} />}
    </div>
  )
}

/** Amber once it has passed, with how long ago. */
function DueTime({ dueAt }: { readonly dueAt: number }) {
  const { t } = useTranslation('rail')
  const format = useFormat()
  const age = useAge()
  const now = useMinute()
  if (dueAt > now) return <span className="text-ink2">{format.time(dueAt)}</span>
  return (
    <span className="flex items-center gap-1.5 font-medium text-wrap">
      <Icon name="clock" size={12} />
      {t('late', { age: age(now - dueAt) })}
    </span>
  )
}
