import { useTranslation } from 'react-i18next'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import { selectHasRight, selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { useKeyWords } from '../keys/use-key.ts'
import { settingsPages } from '../settings/sections.tsx'

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
  const { t } = useTranslation(['frame', 'bookingImport'])
  const mayImport = useWindow(selectHasRight('import'))
  const supervises = useWindow(selectHasRight('supervise'))
  const goTo = useWindow((state) => state.goTo)
  const bookingId = useWindow((state) => state.deskBookingId)
  return [
    { id: 'desk', icon: 'headset', words: t('desk'), run: () => goTo({ page: 'desk', bookingId }) },
    { id: 'bookings', icon: 'bookings', words: t('bookings'), run: () => goTo({ page: 'bookings' }) },
    { id: 'calls', icon: 'list', words: t('callLog'), run: () => goTo({ page: 'calls' }) },
    { id: 'call-backs', icon: 'clock', words: t('callBacks'), run: () => goTo({ page: 'call-backs' }) },
    ...(supervises
      ? [
          { id: 'floor', icon: 'people' as const, words: t('floor'), run: () => goTo({ page: 'floor' }) },
          { id: 'masking', icon: 'mask' as const, words: t('masking'), run: () => goTo({ page: 'masking' }) },
        ]
      : []),
    ...(mayImport
      ? [
          {
            id: 'import',
            icon: 'upload' as const,
            words: t('bookingImport:title'),
            run: () => goTo({ page: 'import' }),
          },
        ]
      : []),
  ]
}

function useSettings(): readonly PaletteAction[] {
  const { t } = useTranslation('frame')
  const foundWords = useFoundWords()
  const goTo = useWindow((state) => state.goTo)
  const user = useWindow(selectUser)
  return settingsPages
    .filter(({ right }) => right === undefined || user?.rights.includes(right))
    .map(({ name, icon, title }) => ({
      id: `settings ${name}`,
      icon,
      words: `${t('settings')}: ${foundWords(title) ?? name}`,
      run: () => goTo({ page: 'settings', section: name }),
    }))
}

function useSmallActs(): readonly PaletteAction[] {
  const { t } = useTranslation(['palette', 'frame'])
  const showKeys = useWindow((state) => state.showKeys)
  const { caps } = useKeyWords('showKeys')
  const language = useWindow((state) => state.language)
  const setLanguage = useWindow((state) => state.setLanguage)
  const setTheme = useWindow((state) => state.setTheme)
  const lock = useWindow((state) => state.lock)
  const signOut = useWindow((state) => state.signOut)
  const other = language === 'en' ? 'hi' : 'en'
  return [
    {
      id: 'keys',
      icon: 'keys',
      words: t('palette:showKeys'),
      keys: caps,
      run: () => showKeys(true),
    },
    { id: 'light', icon: 'type', words: t('palette:light'), run: () => setTheme('light') },
    { id: 'dark', icon: 'type', words: t('palette:dark'), run: () => setTheme('dark') },
    { id: 'language', icon: 'type', words: t(`palette:language.${other}`), run: () => setLanguage(other) },
    { id: 'lock', icon: 'lock', words: t('frame:lock'), run: () => void lock() },
    { id: 'sign-out', icon: 'sign-out', words: t('frame:signOut'), run: () => void signOut() },
  ]
}
