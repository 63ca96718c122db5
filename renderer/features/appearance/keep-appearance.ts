import type { i18n as I18n } from 'i18next'
import type { WindowStore } from '../../state/window-state.ts'

/** Theme and language are on the page before anything is drawn, and follow the choice and the system from then on. */
export function keepAppearance(store: WindowStore, page: Window, i18n: I18n): void {
  const systemDark = page.matchMedia('(prefers-color-scheme: dark)')
  const root = page.document.documentElement
  const show = () => {
    const { theme, language, density } = store.getState()
    const dark = theme === 'system' ? systemDark.matches : theme === 'dark'
    root.dataset.theme = dark ? 'dark' : 'light'
    root.lang = language
    root.dataset.density = density
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }
  show()
  systemDark.addEventListener('change', show)
  store.subscribe((state, before) => {
    const changed = (['theme', 'language', 'density'] as const).some((key) => state[key] !== before[key])
    if (changed) show()
  })
}
