import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../state/appearance-slice.ts'
import { en } from './en/index.ts'
import { hi } from './hi/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: typeof en
    keySeparator: false
    returnNull: false
  }
}

/** Both languages are in the page: the switch is instant and works where nothing can be fetched. */
export function createI18n(language: Language): I18n {
  const i18n = createInstance()
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en, hi },
    ns: Object.keys(en),
    defaultNS: 'words',
    keySeparator: false,
    returnNull: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return i18n
}
