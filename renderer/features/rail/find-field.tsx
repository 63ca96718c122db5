import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useKeyWords } from '../keys/use-key.ts'
import type { RailSelection } from './use-rail-selection.ts'

export type FindFieldProps = {
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly selection: RailSelection
}

/** Filters as it is typed in; arrows move through what is left, Enter goes to the booking. */
export function FindField({ inputRef, selection }: FindFieldProps) {
  const { t } = useTranslation('rail')
  const search = useWindow((state) => state.bookingSearch)
  const searchBookings = useWindow((state) => state.searchBookings)
  const find = useKeyWords('find')
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const act = actions[event.key]
    if (act === undefined) return
    event.preventDefault()
    act(selection, () => void searchBookings(''))
  }
  return (
    <search className="p-2.5 pb-1.5">
      <div className="flex min-h-8 items-center gap-1.5 rounded-row border border-field bg-surface px-2 focus-within:border-ink focus-within:outline-1 focus-within:outline-ink">
        <Icon name="search" size={14} className="text-ink2" />
        <input
          ref={inputRef}
          type="text"
          value={search}
          onChange={(event) => void searchBookings(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={t('find')}
          aria-label={t('find')}
          aria-keyshortcuts={find.aria}
          spellCheck={false}
          autoComplete="off"
          className="w-full min-w-0 flex-1 bg-transparent text-ellipsis outline-none placeholder:text-ink3"
        />
        {search === '' && <KeyCap keys={find.caps} />}
      </div>
    </search>
  )
}

type Action = (selection: RailSelection, clear: () => void) => void

const actions: Readonly<Record<string, Action | undefined>> = {
  ArrowDown: (selection) => selection.move(1),
  ArrowUp: (selection) => selection.move(-1),
  Enter: (selection) => {
    selection.settle()
    document.querySelector<HTMLElement>('main')?.focus()
  },
  Escape: (_, clear) => {
    clear()
    document.querySelector<HTMLElement>('main')?.focus()
  },
}
