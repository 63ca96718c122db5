import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { CallerMatch } from '../../../shared/contract/inbound.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { selectMatches } from '../../state/inbound-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Why this booking is shown for a caller, and what else they may mean. */
export function CallerReason({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('inbound')
  const matches = useWindow(selectMatches(call.id))
  const words = useMatchWords()
  const match = matches.find(({ bookingId }) => bookingId === call.bookingId)
  if (match === undefined) return <span className="truncate">{t('nobodyKnown')}</span>
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate">{words(match)}</span>
      {matches.length > 1 && <OtherBookings call={call} matches={matches} />}
    </span>
  )
}

function OtherBookings(props: { readonly call: CallView; readonly matches: readonly CallerMatch[] }) {
  const { call, matches } = props
  const { t } = useTranslation('inbound')
  const chooseBooking = useWindow((state) => state.chooseBooking)
  const words = useMatchWords()
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex shrink-0 items-center gap-1 border-b border-line2 text-ink hover:border-ink">
        {t('others', { count: matches.length - 1 })}
        <Icon name="chevron-down" size={10} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          className="z-30 max-h-80 min-w-64 overflow-y-auto rounded-card bg-raised p-1.5 shadow-level2 rise-notice"
        >
          {matches.map((match) => (
            <DropdownMenu.Item
              key={match.bookingId}
              onSelect={() => void chooseBooking(call.id, match.bookingId)}
              className="flex flex-col rounded-button px-2 py-1 outline-none data-highlighted:bg-hover"
            >
              <span className="flex items-center gap-2 font-medium text-ink">
                {match.service}
                <span className="text-small text-ink3">{match.reference}</span>
                {match.bookingId === call.bookingId && <Icon name="check" size={12} />}
              </span>
              <span className="text-small text-ink2">{words(match)}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** The reason in words, with the instant it rests on. */
function useMatchWords(): (match: CallerMatch) => string {
  const { t } = useTranslation('inbound')
  const format = useFormat()
  return ({ reason, scheduledAt, lastCalledAt }) => {
    const instant = reason === 'last-called' ? lastCalledAt : scheduledAt
    const time = instant === null ? '' : format.time(instant)
    const date = instant === null ? '' : format.date(instant)
    return t(`match.${reason}`, { time, date })
  }
}
