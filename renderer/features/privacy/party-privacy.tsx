import { DropdownMenu } from 'radix-ui'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../../shared/contract/bookings.ts'
import type { Right } from '../../../shared/domain/rights.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { MenuPortal } from '../../ui/menu-portal.tsx'
import { EraseForm } from './erase-form.tsx'
import { ExportForm } from './export-form.tsx'
import { RevealForm } from './reveal-form.tsx'

export type PersonFormProps = {
  readonly bookingId: string
  readonly party: PartyView
  readonly onClose: () => void
}

const acts = [
  { name: 'show', right: 'reveal', icon: 'eye', Form: RevealForm },
  { name: 'takeOut', right: 'reveal', icon: 'upload', Form: ExportForm },
  { name: 'erase', right: 'supervise', icon: 'cross', Form: EraseForm },
] as const satisfies readonly {
  name: string
  right: Right
  icon: IconName
  Form: (props: PersonFormProps) => React.ReactNode
}[]

type Act = (typeof acts)[number]

const item =
  'flex min-h-8 items-center gap-2.5 rounded-button px-2 text-ink outline-none data-highlighted:bg-hover'

/** What may be done with a person's number and data, for those who may; nothing for others. */
export function PartyPrivacy({ bookingId, party }: Omit<PersonFormProps, 'onClose'>) {
  const { t } = useTranslation('privacy')
  const user = useWindow(selectUser)
  const [chosen, setChosen] = useState<Act['name'] | null>(null)
  const close = useCallback(() => setChosen(null), [])
  const allowed = acts.filter(({ right }) => user?.rights.includes(right))
  if (allowed.length === 0) return null
  const act = allowed.find(({ name }) => name === chosen)
  if (act !== undefined) return <act.Form bookingId={bookingId} party={party} onClose={close} />
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t('menuOf', { name: party.name })}
        className="inline-flex min-h-6.5 items-center gap-1 self-start rounded-button px-1.5 -ml-1.5 text-ink2 hover:bg-hover hover:text-ink"
      >
        <Icon name="lock" size={12} />
        <Icon name="chevron-down" size={12} />
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className="z-30 min-w-52 rounded-card bg-raised p-1.5 shadow-level2 rise-notice"
        >
          {allowed.map(({ name, icon }) => (
            <DropdownMenu.Item key={name} className={item} onSelect={() => setChosen(name)}>
              <Icon name={icon} size={14} />
              {t(name)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}
