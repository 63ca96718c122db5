import { DropdownMenu } from 'radix-ui'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../shared/contract/bookings.ts'
import { selectCurrentView, wholeList } from '../../state/booking-table-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MenuPortal } from '../../ui/menu-portal.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useSubmit } from '../errors/use-submit.ts'

/** The filters this user keeps: choose one, keep the present one, drop one. */
export function SavedViews() {
  const { t } = useTranslation('bookings')
  const [naming, setNaming] = useState(false)
  const current = useWindow(selectCurrentView)
  return (
    <div className="flex items-center gap-2">
      {naming ? (
        <NameForm onDone={() => setNaming(false)} />
      ) : (
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger asChild>
            <Button size="small" kind="quiet" icon="chevron-down">
              {current?.name ?? t('views')}
            </Button>
          </DropdownMenu.Trigger>
          <MenuPortal>
            <DropdownMenu.Content
              align="end"
              sideOffset={6}
              className="z-30 max-h-96 min-w-60 overflow-y-auto rounded-card bg-raised p-1.5 shadow-level2 rise-notice"
            >
              <ViewItems onName={() => setNaming(true)} />
            </DropdownMenu.Content>
          </MenuPortal>
        </DropdownMenu.Root>
      )}
    </div>
  )
}

const item =
  'flex min-h-8 flex-1 items-center gap-2.5 rounded-button px-2 text-ink outline-none data-highlighted:bg-hover'

function ViewItems({ onName }: { readonly onName: () => void }) {
  const { t } = useTranslation('bookings')
  const views = useWindow((state) => state.savedViews.value) ?? []
  const filterBookings = useWindow((state) => state.filterBookings)
  const current = useWindow(selectCurrentView)
  const removeView = useWindow((state) => state.removeView)
  const { submit } = useSubmit()
  return (
    <>
      <DropdownMenu.Item className={item} onSelect={() => void filterBookings(wholeList)}>
        {t('allBookings')}
      </DropdownMenu.Item>
      {views.map((view: SavedView) => (
        <DropdownMenu.Item key={view.id} className={item} onSelect={() => void filterBookings(view.filter)}>
          <span className="min-w-0 flex-1 truncate">{view.name}</span>
          {view.id === current?.id && <Icon name="check" size={12} />}
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {current === null ? (
        <DropdownMenu.Item className={item} onSelect={onName}>
          {t('saveView')}
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.Item className={item} onSelect={() => submit(() => removeView(current.id))}>
          {t('removeView', { name: current.name })}
        </DropdownMenu.Item>
      )}
    </>
  )
}

function NameForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('bookings')
  const saveView = useWindow((state) => state.saveView)
  const [name, setName] = useState('')
  const { submit, sentence } = useSubmit()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    submit(async () => {
      await saveView(name)
      onDone()
    })
  }
  return (
    <form onSubmit={send} className="flex items-center gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: the form appears because somebody asked to write here
        autoFocus
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        aria-label={t('viewName')}
        placeholder={t('viewName')}
        className="min-h-7 w-44 rounded-button border border-field bg-surface px-2 placeholder:text-ink3"
      />
      <Button size="small" submits>
        {t('save')}
      </Button>
      <Button size="small" kind="quiet" onClick={onDone}>
        {t('cancel')}
      </Button>
      <Refusal sentence={sentence} />
    </form>
  )
}
