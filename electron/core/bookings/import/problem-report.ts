import type { ImportProblem, ImportResult } from '../../../../shared/contract/booking-import.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import { byteOrderMark, csvText } from '../../csv-text.ts'
import { reportWords } from './report-words.ts'

export function problemReport(problems: readonly ImportProblem[], language: Language): string {
  const { problemColumns, sentences, yes, no } = reportWords[language]
  const rows = problems.map(({ row, column, reason, warning }) => [
    row,
    column,
    warning ? no : yes,
    sentences[reason],
  ])
  return byteOrderMark + csvText([problemColumns, ...rows])
}

export function resultReport(
  fileName: string,
  { added, changed, unchanged, refused, undone, left }: ImportResult,
  language: Language,
): string {
  const head = reportWords[language].resultColumns
  return byteOrderMark + csvText([head, [fileName, added, changed, unchanged, refused, undone, left]])
}
