import { useTranslation } from 'react-i18next'

/** Words whose key is only known at run time, for reasons the core names; null where there are none for it. */
export function useFoundWords(): (key: string, values?: Readonly<Record<string, string>>) => string | null {
  const { i18n } = useTranslation()
  // The typed `t` knows only keys that are written out; existence is asked first.
  const translate = i18n.t as unknown as (key: string, values: Readonly<Record<string, string>>) => string
  return (key, values = {}) => (i18n.exists(key) ? translate(key, values) : null)
}
