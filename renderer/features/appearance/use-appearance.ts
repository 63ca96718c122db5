import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'

const darkQuery = '(prefers-color-scheme: dark)'

/** Puts theme and language on the page. */
export function useAppearance(): void {
  const theme = useWindow((state) => state.theme)
  const language = useWindow((state) => state.language)
  const systemIsDark = useSyncExternalStore(subscribeToSystemTheme, () => matchMedia(darkQuery).matches)
  const { i18n } = useTranslation()
  const shown = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.dataset.theme = shown
  }, [shown])
  useEffect(() => {
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
  }, [language, i18n])
}

function subscribeToSystemTheme(listener: () => void): () => void {
  const query = matchMedia(darkQuery)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
