/**
 * One line of CSV. Every cell is quoted, and a text that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return '""'
  // Numbers of ours are figures, also below zero.
  if (typeof value === 'number') return `"${value}"`
  const text = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value
  return `"${text.replaceAll('"', '""')}"`
}
