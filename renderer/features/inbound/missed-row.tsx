import { useTranslation } from 'react-i18next'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { isUnseen } from '../../state/inbound-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { useMissedWords } from './use-missed-words.ts'

/** Somebody who called and was not answered: who, when, how often, and what to do about it. */
export function MissedRow({ caller, now }: { readonly caller: MissedCaller; readonly now: number }) {
  const { t } = useTranslation('inbound')
  const format = useFormat()
  const unseen = useWindow((state) => isUnseen(caller, state.missedSeen))
  const mayCall = useWindow(selectHasRight('place-calls'))
  const callBack = useWindow((state) => state.callBack)
  const dismissMissed = useWindow((state) => state.dismissMissed)
  const goTo = useWindow((state) => state.goTo)
  const seeMissed = useWindow((state) => state.seeMissed)
  const words = useMissedWords()(caller)
  const open = () => {
    seeMissed(caller)
    if (caller.bookingId !== null) goTo({ page: 'desk', bookingId: caller.bookingId })
  }
  const sameDay = indianDay(caller.lastAt) === indianDay(now)
  return (
    <div className="relative min-h-11.5 rounded-row border border-transparent hover:bg-hover">
      <button
        type="button"
        onClick={open}
        className="flex w-full items-start gap-2.5 rounded-row px-2.5 py-1 text-left -outline-offset-2! tight:py-0.5"
      >
        <span className="flex h-(--line-body) items-center text-wrap">
          <Icon name="phone-missed" size={14} />
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline gap-1.5">
            <span className={`min-w-0 truncate ${unseen ? 'font-semibold' : 'font-medium'}`}>
              {words.name}
            </span>
            {caller.times > 1 && (
              <span className="shrink-0 text-small text-wrap" title={t('times', { count: caller.times })}>
                {t('timesShort', { count: caller.times })}
              </span>
            )}
            <span className="ml-auto shrink-0 text-small text-ink3">
              {sameDay ? format.time(caller.lastAt) : format.date(caller.lastAt)}
            </span>
          </span>
          <span className="truncate pr-13 text-small text-ink2" title={words.state}>
            {words.state}
          </span>
        </span>
      </button>
      {mayCall && (
        <span className="absolute right-1 bottom-0.5 flex items-center">
          {caller.canCallBack && (
            <RowButton
              icon="phone-out"
              name={t('callBack', { name: words.name })}
              disabled={words.takenByOther}
              onPress={() => void callBack(caller)}
            />
          )}
          <RowButton
            icon="check"
            name={t('dismiss', { name: words.name })}
            disabled={words.takenByOther}
            onPress={() => dismissMissed(caller)}
          />
        </span>
      )}
    </div>
  )
}

type RowButtonProps = {
  readonly icon: IconName
  readonly name: string
  readonly disabled: boolean
  readonly onPress: () => void
}

function RowButton({ icon, name, disabled, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onPress}
      className="grid size-6 place-items-center rounded-button text-ink2 hover:bg-surface aria-disabled:text-ink3"
    >
      <Icon name={icon} size={14} />
    </button>
  )
}
