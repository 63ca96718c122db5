import { useTranslation } from 'react-i18next'
import type { BookingView, PartyView } from '../../../shared/contract/bookings.ts'
import { erasedName, type PartyRole, partyRoles } from '../../../shared/domain/booking.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { roleIcons } from '../calling/role-icon.ts'
import { PartyPrivacy } from '../privacy/party-privacy.tsx'
import { CallButton } from './call-button.tsx'
import { languageNames } from './language-names.ts'

/** Customer, worker and vendor side by side, each with the number nobody sees and the button that calls it. */
export function Parties({ booking }: { readonly booking: BookingView }) {
  const { t } = useTranslation('booking')
  return (
    <section
      aria-label={t('parties')}
      className="grid grid-cols-3 divide-x divide-line border-y border-line drawer:grid-cols-1 drawer:divide-x-0 drawer:divide-y"
    >
      {partyRoles.map((role, index) => (
        <Party
          key={role}
          bookingId={booking.id}
          role={role}
          slot={index + 1}
          party={booking.parties.find((candidate) => candidate.role === role) ?? null}
        />
      ))}
    </section>
  )
}

type PartyProps = {
  readonly bookingId: string
  readonly role: PartyRole
  /** Its digit for Alt. */
  readonly slot: number
  readonly party: PartyView | null
}

function Party({ bookingId, role, slot, party }: PartyProps) {
  const { t } = useTranslation(['booking', 'privacy'])
  return (
    <div className="flex min-w-0 flex-col gap-0.5 px-4 py-3 short:px-2.5 first:pl-0 last:pr-0 drawer:px-0">
      <p className="flex items-center gap-2 text-small text-ink2">
        <Icon name={roleIcons[role]} size={13} />
        {t(`role.${role}`)}
      </p>
      {party === null ? (
        <p className="mt-1 text-ink3">{t('nobodyYet')}</p>
      ) : (
        <>
          <h2 className="truncate text-name font-semibold">
            {party.name === erasedName ? t('privacy:erased') : party.name}
          </h2>
          <p className="text-ink2">
            {party.numberLabel === null ? t('noNumber') : <MaskedNumber label={party.numberLabel} />}
          </p>
          <About party={party} />
          <CallButton bookingId={bookingId} party={party} slot={slot} />
          {/* A number that is shown must not stay for the next person in the same place. */}
          <PartyPrivacy key={`${bookingId} ${party.id}`} bookingId={bookingId} party={party} />
        </>
      )}
    </div>
  )
}

function About({ party }: { readonly party: PartyView }) {
  const { t } = useTranslation('booking')
  const language = useWindow((state) => state.language)
  const words = [
    party.languages.length > 0 ? languageNames(party.languages, language) : '',
    party.doNotDisturb ? t('doNotDisturb') : '',
  ].filter(Boolean)
  return <p className="min-h-(--line-small) truncate text-small text-ink2">{words.join(' · ')}</p>
}
