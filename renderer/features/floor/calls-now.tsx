import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { myLeg, otherLeg } from '../calling/call-sides.ts'
import { Timer } from '../calling/timer.tsx'
import { useCallOutcome } from '../calling/use-call-outcome.ts'

/** Every call that goes on, the oldest first; a press opens its booking. */
export function CallsNow({ calls }: { readonly calls: readonly CallView[] }) {
  const { t } = useTranslation('floor')
  return (
    <section aria-labelledby="calls-now">
      <h2 id="calls-now" className="pb-1 text-name font-semibold">
        {t('callsNow', { count: calls.length })}
      </h2>
      {calls.length === 0 && <p className="text-small text-ink2">{t('noCalls')}</p>}
      <ul className="flex flex-col">
        {calls.map((call) => (
          <li key={call.id}>
            <CallNow call={call} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CallNow({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('floor')
  const goTo = useWindow((state) => state.goTo)
  const { tone, words } = useCallOutcome()(call)
  const { bookingId } = call
  const name = (leg: CallView['firstLeg']) => leg.name || t(leg.who === 'agent' ? 'desk' : 'unknown')
  const inside = (
    <>
      <Icon name={call.direction === 'outbound' ? 'phone-out' : 'phone'} size={14} className="mt-0.5" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-medium">
          {name(myLeg(call))} · {name(otherLeg(call))}
        </span>
        <span className={`truncate text-small ${tone === 'live' ? 'text-live' : 'text-wrap'}`}>{words}</span>
      </span>
      <span className="shrink-0 text-small text-ink2">
        <Timer since={call.answeredAt ?? call.requestedAt} where="table" />
      </span>
    </>
  )
  const look = 'flex min-h-11.5 w-full items-start gap-2.5 rounded-row px-2 py-1 text-left'
  if (bookingId === null) return <div className={look}>{inside}</div>
  return (
    <button
      type="button"
      onClick={() => goTo({ page: 'desk', bookingId })}
      className={`${look} hover:bg-hover`}
    >
      {inside}
    </button>
  )
}
