import Papa from 'papaparse'
import { type ImportDelimiter, importDelimiters } from '../../../../shared/domain/booking-import.ts'

export type TableRow = {
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** A quotation mark was never closed: the cells may be those of several rows. */
  readonly quoteOpen: boolean
}

/** The delimiter that parts the first rows into the most columns of the same number. */
export function guessDelimiter(text: string): ImportDelimiter {
  const head = text.slice(0, 64 * 1024)
  let best: ImportDelimiter = ','
  let bestScore = 0
  for (const delimiter of importDelimiters) {
    const rows = Papa.parse<string[]>(head, { delimiter, preview: 20 }).data.filter((row) => row.length > 1)
    const columns = rows[0]?.length ?? 1
    const alike = rows.filter((row) => row.length === columns).length
    const score = (columns - 1) * alike
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

/** Hands over row after row without keeping them; empty rows are left out but counted. `onRow` answers false to stop. */
export function readTable(
  text: string,
  delimiter: ImportDelimiter,
  onRow: (row: TableRow, doneCharacters: number) => boolean,
): void {
  let row = 0
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      row += 1
      if (data.every((cell) => cell.trim() === '')) return
      const quoteOpen = errors.some(({ type }) => type === 'Quotes')
      if (!onRow({ row, cells: data, quoteOpen }, meta.cursor)) parser.abort()
    },
  })
}

/** Whether there are more rows with something in them; told by the line breaks alone where these are few enough. */
export function hasMoreRows(text: string, delimiter: ImportDelimiter, most: number): boolean {
  if (!hasMoreLines(text, most)) return false
  let rows = 0
  readTable(text, delimiter, () => {
    rows += 1
    return rows <= most
  })
  return rows > most
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 1
  for (const _ of text.matchAll(/\r\n|\r|\n/g)) {
    lines += 1
    if (lines > most) return true
  }
  return false
}
