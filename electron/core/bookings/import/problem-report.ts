import type { ImportProblem, ImportResult } from '../../../../shared/contract/booking-import.ts'
import type { ProblemReason } from '../../../../shared/domain/booking-import.ts'
import { byteOrderMark, csvText } from '../../csv-text.ts'

const sentences: Readonly<Record<ProblemReason, string>> = {
  'reference-missing': 'The reference is missing. Every booking needs one of its own.',
  'letters-unreadable': 'Some letters cannot be read. Choose another encoding, or save the file as UTF-8.',
  'too-few-columns': 'The row has fewer columns than the first one.',
  'too-many-columns':
    'The row has more columns than the first one. A text with the delimiter in it needs quotation marks.',
  'too-long': 'The text is too long.',
  'number-unusable': 'This is not a phone number that can be called. Write it as +91 98765 43210.',
  'number-masked': 'The number is masked. Write all of its digits.',
  'time-unreadable': 'The time cannot be read. Write it as 16/04/2026 18:30.',
  'time-without-hour': 'The day has no time of day. Write it as 16/04/2026 18:30.',
  'status-unknown':
    'The status is not known. Use new, assigned, accepted, in progress, completed or cancelled.',
  'amount-unreadable': 'The amount cannot be read. Write rupees as 1249.50.',
  'language-unknown': 'A language is not known. Write names such as Hindi, Kannada.',
  'quote-open': 'A quotation mark is opened and never closed.',
  'reference-again': 'A later row has the same reference; that one was taken.',
}

export function problemReport(problems: readonly ImportProblem[]): string {
  const rows = problems.map(({ row, column, reason, warning }) => [
    row,
    column,
    warning ? 'no' : 'yes',
    sentences[reason],
  ])
  return byteOrderMark + csvText([['Row', 'Column', 'Refused', 'What to do'], ...rows])
}

export function resultReport(
  fileName: string,
  { added, changed, unchanged, refused, undone, left }: ImportResult,
): string {
  const head = ['File', 'New', 'Changed', 'Unchanged', 'Rows refused', 'Undone', 'Not undone']
  return byteOrderMark + csvText([head, [fileName, added, changed, unchanged, refused, undone, left]])
}
