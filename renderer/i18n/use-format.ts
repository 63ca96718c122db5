import { useTranslation } from 'react-i18next'
import { useWindow } from '../state/use-window.tsx'
import { ageOf, type Format, formatFor } from './format.ts'

export function useFormat(): Format {
  const language = useWindow((state) => state.language)
  const hours = useWindow((state) => state.hours)
  return formatFor(language, hours)
}

/** `4 s`, `12 min`; milliseconds in. */
export function useAge(): (milliseconds: number) => string {
  const { t } = useTranslation('words')
  return (milliseconds) => {
    const { unit, count } = ageOf(milliseconds)
    return t(unit, { count })
  }
}
