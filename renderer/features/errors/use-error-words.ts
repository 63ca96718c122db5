import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/app-error.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'

export type ErrorWords = {
  /** What happened. */
  readonly happened: string
  /** What was kept, or what would help. */
  readonly kept: string
}

/** Failures in words, by field, reason or code, whichever is finest; the core's own sentence is English and for the log. */
export function useErrorWords(): (error: AppError) => ErrorWords {
  const { t } = useTranslation('errors')
  const foundWords = useFoundWords()
  const format = useFormat()
  const age = useAge()
  return ({ code, detail }) => {
    const until = detail.nextAvailableTime === undefined ? null : Date.parse(detail.nextAvailableTime)
    const seconds = detail.retryAfterSeconds
    const values = {
      time: until === null ? '' : format.time(until),
      wait: seconds === undefined ? '' : age(seconds * 1000),
    }
    const keys = [`field.${detail.field}`, `reason.${detail.reason}`, `code.${code}`]
    for (const key of keys) {
      const happened = foundWords(`errors:${key}`, values)
      if (happened === null) continue
      return { happened, kept: foundWords(`errors:${key}.kept`, values) ?? t('kept') }
    }
    return { happened: t('code.internal'), kept: t('code.internal.kept') }
  }
}
