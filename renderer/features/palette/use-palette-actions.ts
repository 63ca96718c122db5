import { useTranslation } from 'react-i18next'
import { settingsSections } from '../../state/navigation-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { keysFor } from '../frame/key-table.ts'
import { needRight } from '../settings/settings-page.tsx'

/** Something the window can do, by its name. */
export type PaletteAction = {
  readonly id: string
  readonly icon: IconName
  readonly words: string
  readonly keys?: readonly string[]
  run(): void
}

/** Screens, sections of the settings, and what has no screen of its own. */
export function usePaletteActions(): readonly PaletteAction[] {
  return [...useScreens(), ...useSettings(), ...useSmallActs()]
}

function useScreens(): readonly PaletteAction[] {
  const { t } = useTranslation('frame')
  const goTo = useWindow((state) => state.goTo)
  const bookingId = useWindow((state) => state.deskBookingId)
  return [
    { id: 'desk', icon: 'headset', words: t('desk'), run: () => goTo({ page: 'desk', bookingId }) },
    { id: 'calls', icon: 'list', words: t('callLog'), run: () => goTo({ page: 'calls' }) },
  ]
}

function useSettings(): readonly PaletteAction[] {
  const { t } = useTranslation(['settings', 'frame'])
  const goTo = useWindow((state) => state.goTo)
  const mayChangeDesk = useWindow(selectHasRight('settings'))
  return settingsSections
    .filter((section) => mayChangeDesk || !needRight.includes(section))
    .map((section) => ({
      id: `settings ${section}`,
      icon: 'sliders',
      words: `${t('frame:settings')}: ${t(`settings:section.${section}`)}`,
      run: () => goTo({ page: 'settings', section }),
    }))
}

function useSmallActs(): readonly PaletteAction[] {
  const { t } = useTranslation(['palette', 'frame'])
  const showKeys = useWindow((state) => state.showKeys)
  const language = useWindow((state) => state.language)
  const setLanguage = useWindow((state) => state.setLanguage)
  const setTheme = useWindow((state) => state.setTheme)
  const signOut = useWindow((state) => state.signOut)
  const other = language === 'en' ? 'hi' : 'en'
  return [
    {
      id: 'keys',
      icon: 'keys',
      words: t('palette:showKeys'),
      keys: keysFor('showKeys'),
      run: () => showKeys(true),
    },
    { id: 'light', icon: 'type', words: t('palette:light'), run: () => setTheme('light') },
    { id: 'dark', icon: 'type', words: t('palette:dark'), run: () => setTheme('dark') },
    { id: 'language', icon: 'type', words: t(`palette:language.${other}`), run: () => setLanguage(other) },
    { id: 'sign-out', icon: 'sign-out', words: t('frame:signOut'), run: () => void signOut() },
  ]
}
