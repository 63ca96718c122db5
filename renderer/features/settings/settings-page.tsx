import { useTranslation } from 'react-i18next'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { settingsPages } from './sections.tsx'
import { SettingsRail } from './settings-rail.tsx'

/** What belongs to the whole desk needs a right; the own phone and the looks of the window do not. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const user = useWindow(selectUser)
  const asked = useWindow((state) => (state.place.page === 'settings' ? state.place.section : 'account'))
  const pages = settingsPages.filter(({ right }) => right === undefined || user?.rights.includes(right))
  const shown = pages.find(({ name }) => name === asked) ?? pages[0]
  return (
    <>
      <SettingsRail current={shown?.name ?? ''} pages={pages} />
      <main
        data-region
        tabIndex={-1}
        aria-label={t('title')}
        className="min-w-0 flex-1 overflow-y-auto bg-surface px-10 py-6 -outline-offset-2! short:px-6 drawer:px-4"
      >
        <div key={shown?.name} className="flex max-w-264 flex-col gap-7">
          {shown && <shown.Page />}
        </div>
      </main>
    </>
  )
}
