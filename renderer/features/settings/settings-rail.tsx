import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { isFound } from './section-search.ts'
import type { SettingsPageEntry } from './sections.tsx'

export type SettingsRailProps = {
  readonly current: string
  readonly pages: readonly SettingsPageEntry[]
}

/** The pages of Settings, and a field that finds one by what is on it. */
export function SettingsRail({ current, pages }: SettingsRailProps) {
  const { t } = useTranslation('settings')
  const foundWords = useFoundWords()
  const goTo = useWindow((state) => state.goTo)
  const [search, setSearch] = useState('')
  const found = pages.filter(({ title }) =>
    isFound(search, `${foundWords(title) ?? ''} ${foundWords(`${title}.words`) ?? ''}`),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = found
    if (event.key === 'Escape') setSearch('')
    if (event.key === 'Enter' && first !== undefined) goTo({ page: 'settings', section: first.name })
  }
  return (
    <nav
      aria-label={t('sections')}
      data-region
      tabIndex={-1}
      className="flex w-64 shrink-0 flex-col border-r border-line bg-canvas short:w-61 drawer:w-13"
    >
      <search className="p-2.5 pb-1 drawer:hidden">
        <div className="flex min-h-8 items-center gap-1.5 rounded-row border border-field bg-surface px-2 focus-within:border-ink focus-within:outline-1 focus-within:outline-ink">
          <Icon name="search" size={14} className="text-ink2" />
          <input
            type="text"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            placeholder={t('find')}
            aria-label={t('find')}
            spellCheck={false}
            autoComplete="off"
            className="w-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink3"
          />
        </div>
      </search>
      <ul className="flex flex-1 flex-col gap-0.5 overflow-y-auto p-1">
        {found.map((entry) => (
          <PageButton
            key={entry.name}
            entry={entry}
            title={foundWords(entry.title) ?? entry.name}
            current={entry.name === current}
          />
        ))}
        {found.length === 0 && <li className="p-2.5 text-small text-ink2">{t('noneFound')}</li>}
      </ul>
      <div className="drawer:hidden">
        <NoticeDock />
      </div>
    </nav>
  )
}

type PageButtonProps = {
  readonly entry: SettingsPageEntry
  readonly title: string
  readonly current: boolean
}

function PageButton({ entry, title, current }: PageButtonProps) {
  const goTo = useWindow((state) => state.goTo)
  const { name, icon, Summary } = entry
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const look = current ? 'border-line bg-surface shadow-level1' : 'border-transparent hover:bg-hover'
  return (
    <li>
      <button
        ref={button}
        type="button"
        aria-current={current ? 'page' : undefined}
        onClick={() => goTo({ page: 'settings', section: name })}
        className={`flex w-full gap-2.5 rounded-row border px-2.5 py-1 text-left -outline-offset-2! ${Summary ? 'min-h-11.5 items-start' : 'min-h-8.5 items-center'} ${look}`}
      >
        <Icon name={icon} size={14} className="h-(--line-body) text-ink2" />
        <span className="flex min-w-0 flex-col drawer:sr-only">
          <span className="truncate font-medium">{title}</span>
          {Summary && (
            <span className="truncate text-small text-ink2">
              <Summary />
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
