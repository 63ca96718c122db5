import Papa from 'papaparse'

type Cell = string | number | null

/** Spreadsheets read UTF-8 by this mark only. */
export const byteOrderMark = '\uFEFF'

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"); full-width signs and blanks before them too. */
const formula = /^\s*[=+\-@\t\r\n＝＋－＠]/u

/** Lines of CSV, each with its end. Texts that look like formulas get an apostrophe; numbers are figures, below zero too. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => [...row])
  return `${Papa.unparse(lines, { quotes: true, escapeFormulae: formula, newline: '\r\n' })}\r\n`
}
