import { useTranslation } from 'react-i18next'
import type { SettingsSection } from '../../state/navigation-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { AccountSection } from './account-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { CallbacksSection } from './callbacks-section.tsx'
import { MyPhoneSection } from './my-phone-section.tsx'
import { SettingsRail } from './settings-rail.tsx'

/** What belongs to the whole desk needs a right; the own phone and the looks of the window do not. */
export const needRight: readonly SettingsSection[] = ['account', 'callbacks']

export function SettingsPage() {
  const { t } = useTranslation('settings')
  const mayChangeDesk = useWindow(selectHasRight('settings'))
  const asked = useWindow((state) => (state.place.page === 'settings' ? state.place.section : 'account'))
  const allowed = (section: SettingsSection) => mayChangeDesk || !needRight.includes(section)
  const section = allowed(asked) ? asked : 'my-phone'
  return (
    <>
      <SettingsRail current={section} allowed={allowed} />
      <main
        data-region
        tabIndex={-1}
        aria-label={t('title')}
        className="min-w-0 flex-1 overflow-y-auto bg-surface px-10 py-6 -outline-offset-2! short:px-6 drawer:px-4"
      >
        <div className="flex max-w-264 flex-col gap-7">
          {section === 'account' && <AccountSection />}
          {section === 'my-phone' && <MyPhoneSection />}
          {section === 'callbacks' && <CallbacksSection />}
          {section === 'appearance' && <AppearanceSection />}
        </div>
      </main>
    </>
  )
}
