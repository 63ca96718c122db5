import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { useAge } from '../../i18n/use-format.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { useCallOutcome } from '../calling/use-call-outcome.ts'
import { CallerReason } from '../inbound/caller-reason.tsx'
import { CallAgain } from './call-again.tsx'
import { useAgreement } from './use-agreement.ts'

/** What is known of the call, where it comes from, and what can be done with it. */
export function CallBarSide({ call, ended }: { readonly call: CallView; readonly ended: boolean }) {
  const { t } = useTranslation('callBar')
  const { icon, words } = useFact()(call, ended)
  const incoming = call.direction === 'inbound' && !ended
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 px-4 text-small text-ink2 drawer:hidden">
        <Line icon={incoming ? 'person' : icon} strong={ended || incoming}>
          {incoming ? <CallerReason call={call} /> : words}
        </Line>
        <Line icon="refresh">{ended ? <Agreement call={call} /> : <HeardAgo call={call} />}</Line>
      </div>
      <div className="flex shrink-0 items-center gap-4 pl-3 drawer:ml-auto">
        <ToBooking call={call} />
        {ended ? (
          <CallAgain call={call} />
        ) : (
          <p className="flex max-w-48 items-center gap-2.5 border-l border-line2 pl-4 text-small text-ink2 drawer:hidden">
            <Icon name="hang-up" size={16} />
            <span className="whitespace-pre-line">{t('toEndIt')}</span>
          </p>
        )}
      </div>
    </>
  )
}

/** The one thing to know of a call besides its two legs. */
function useFact(): (call: CallView, ended: boolean) => { readonly icon: IconName; readonly words: string } {
  const { t } = useTranslation('callBar')
  const outcome = useCallOutcome()
  return (call, ended) => {
    const { tone, words } = outcome(call)
    if (ended) return { icon: tone === 'wrap' ? 'phone-missed' : 'check', words }
    if (call.status === 'unknown') return { icon: 'phone-missed', words }
    if (!call.recorded) return { icon: 'record', words: t('notRecorded') }
    return { icon: 'record', words: t(call.status === 'in-progress' ? 'recording' : 'willRecord') }
  }
}

/** Back to what the call is about, where something else is open. */
function ToBooking({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('callBar')
  const shown = useWindow((state) => (state.place.page === 'desk' ? state.place.bookingId : null))
  const goTo = useWindow((state) => state.goTo)
  const { bookingId, bookingReference } = call
  if (bookingId === null || bookingReference === null || bookingId === shown) return null
  return (
    <Button
      kind="link"
      {...(isOpenInbound(call) && { keys: ['F2'] })}
      onClick={() => goTo({ page: 'desk', bookingId })}
    >
      {t('toBooking', { reference: bookingReference })}
    </Button>
  )
}

function isOpenInbound({ direction, endedAt }: CallView): boolean {
  return direction === 'inbound' && endedAt === null
}

type LineProps = { readonly icon: IconName; readonly strong?: boolean; readonly children: React.ReactNode }

function Line({ icon, strong = false, children }: LineProps) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon name={icon} size={13} />
      <span className={`truncate ${strong ? 'font-medium text-ink' : ''}`}>{children}</span>
    </span>
  )
}

function HeardAgo({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('callBar')
  const age = useAge()
  const now = useSecond()
  const { at } = call.heard
  return at === null ? t('nothingHeard') : t('heardAgo', { age: age(now - at) })
}

function Agreement({ call }: { readonly call: CallView }) {
  return useAgreement()(call.heard)
}
