import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '../../../shared/contract/booking-import.ts'

/** `Customer Phone: no number that can be called`. */
export function useProblemWords(): (problem: ImportProblem) => string {
  const { t } = useTranslation('bookingImport')
  return ({ column, reason }) => [column, t(`problem.${reason}`)].filter(Boolean).join(': ')
}
