import { Command } from 'cmdk'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { roleIcons } from '../calling/role-icon.ts'
import { useCallBlock } from '../calling/use-call-block.ts'
import { fitsWords, type KnownParty } from './palette-search.ts'
import { useFoundBookings } from './use-found-bookings.ts'
import { usePaletteActions } from './use-palette-actions.ts'

export function PaletteList({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('palette')
  const [search, setSearch] = useState('')
  const { recent, rows, people } = useFoundBookings(search)
  const actions = usePaletteActions().filter(({ words }) => fitsWords(words, search))
  const done = (act: () => void) => () => {
    onDone()
    act()
  }
  return (
    <Command label={t('title')} shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" size={16} className="text-ink2" />
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder={t('placeholder')}
          className="min-h-11 min-w-0 flex-1 bg-transparent text-name outline-none placeholder:text-ink3"
        />
        <KeyCap keys={['Esc']} />
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5" label={t('results')}>
        <Command.Empty className="px-3 py-4 text-ink2">{t('nothing', { search })}</Command.Empty>
        {people.length > 0 && (
          <Group heading={t('call')}>
            {people.map((known) => (
              <PersonItem key={`${known.booking.id} ${known.party.id}`} known={known} done={done} />
            ))}
          </Group>
        )}
        {rows.length > 0 && (
          <Group heading={t(recent ? 'recent' : 'bookings')}>
            {rows.map((row) => (
              <BookingItem key={row.id} row={row} done={done} />
            ))}
          </Group>
        )}
        {actions.length > 0 && (
          <Group heading={t('actions')}>
            {actions.map(({ id, icon, words, keys, run }) => (
              <Item
                key={id}
                value={`action ${id}`}
                icon={icon}
                onSelect={done(run)}
                trailing={keys && <KeyCap keys={keys} />}
              >
                {words}
              </Item>
            ))}
          </Group>
        )}
      </Command.List>
    </Command>
  )
}

type Done = (act: () => void) => () => void

function BookingItem({ row, done }: { readonly row: BookingRow; readonly done: Done }) {
  const { t } = useTranslation('palette')
  const goTo = useWindow((state) => state.goTo)
  const what = [row.service, row.locality].filter(Boolean).join(' · ')
  return (
    <Item
      value={`booking ${row.id}`}
      icon="wrench"
      onSelect={done(() => {
        goTo({ page: 'desk', bookingId: row.id })
        focusMain()
      })}
      trailing={<span className="text-small text-ink3">{row.reference}</span>}
    >
      <span className="font-medium">{row.customerName || t('noName')}</span>{' '}
      <span className="text-small text-ink2">{what}</span>
    </Item>
  )
}

/** Somebody on a booking whose number ends in what was typed: the same call as from the booking itself. */
function PersonItem({ known, done }: { readonly known: KnownParty; readonly done: Done }) {
  const { t } = useTranslation('palette')
  const { booking, party } = known
  const goTo = useWindow((state) => state.goTo)
  const placeCall = useWindow((state) => state.placeCall)
  const block = useCallBlock()(party)
  const call = () => {
    goTo({ page: 'desk', bookingId: booking.id })
    focusMain()
    if (block === null) void placeCall(booking.id, party.id, party.name)
  }
  return (
    <Item
      value={`call ${booking.id} ${party.id}`}
      icon={block === null ? 'phone-out' : roleIcons[party.role]}
      onSelect={done(call)}
      trailing={<span className="text-small text-ink3">{booking.reference}</span>}
    >
      <span className="font-medium">{block === null ? t('callName', { name: party.name }) : party.name}</span>{' '}
      <span className="text-small text-ink2">
        {party.numberLabel !== null && <MaskedNumber label={party.numberLabel} />}
        {block !== null && ` · ${block.words}`}
      </span>
    </Item>
  )
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-small **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink2"
    >
      {children}
    </Command.Group>
  )
}

type ItemProps = {
  readonly value: string
  readonly icon: IconName
  readonly onSelect: () => void
  readonly trailing?: ReactNode
  readonly children: ReactNode
}

function Item({ value, icon, onSelect, trailing, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 items-center gap-2.5 rounded-row border border-transparent px-3 py-1 aria-selected:border-line2 aria-selected:bg-hover"
    >
      <Icon name={icon} size={14} className="text-ink2" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {trailing}
    </Command.Item>
  )
}

/** Where somebody goes, they go on from. */
function focusMain(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main')?.focus())
}
