import type {
  ImportCheck,
  ImportFormat,
  ImportPreviewRow,
  ImportProblem,
  ImportReading,
} from '../../../../shared/contract/booking-import.ts'
import type { PartyRole } from '../../../../shared/domain/booking.ts'
import { type ImportField, mostImportRows } from '../../../../shared/domain/booking-import.ts'
import { maskPersonNumber } from '../../../../shared/domain/phone-number.ts'
import type { BookingDraft, PartyDraft } from '../../store/tables/import-drafts.ts'
import { decodeText, guessEncoding, refusalOfFile } from './decode-text.ts'
import { guessMapping, looksLikeHeader } from './guess-mapping.ts'
import { PartyList } from './party-list.ts'
import { type RowFormat, readRow } from './read-row.ts'
import { guessDelimiter, hasMoreRows, readTable, type TableRow } from './read-table.ts'

const previewRows = 12
const shownProblems = 50
const previewCharacters = 256 * 1024

/** Why a file cannot be read at all; the message of the error is the word. */
export class FileRefused extends Error {}

/** A file of bookings, from its bytes to what may be stored. Lives in the worker; no number leaves it unmasked but in drafts. */
export class ImportFile {
  readonly #bytes: Uint8Array
  #text: { readonly encoding: ImportFormat['encoding']; readonly text: string } | null = null
  #bookings: BookingDraft[] = []
  #parties = new PartyList()
  /** Where the people of the bookings came to stand when all of them were known. */
  #placeOf: (place: number) => number = (place) => place
  #problems: ImportProblem[] = []

  /** @throws FileRefused */
  constructor(bytes: Uint8Array) {
    const refusal = refusalOfFile(bytes)
    if (refusal !== null) throw new FileRefused(refusal)
    this.#bytes = bytes
  }

  /** The first rows; without a format it is guessed. */
  read(asked: ImportFormat | null): ImportReading {
    const encoding = asked?.encoding ?? guessEncoding(this.#bytes)
    const text = this.#decoded(encoding)
    const delimiter = asked?.delimiter ?? guessDelimiter(text)
    const rows = firstRows(text, delimiter)
    const [first] = rows
    if (first === undefined) throw new FileRefused('empty-file')
    const header = asked?.header ?? looksLikeHeader(first.cells)
    const names = first.cells.map((cell, index) => (header && cell.trim()) || String(index + 1))
    // Other columns than those the mapping was made for: it is guessed anew.
    const mapping =
      asked?.mapping.length === names.length ? asked.mapping : guessMapping(header ? first.cells : [])
    const format = { encoding, delimiter, header, mapping: names.map((_, index) => mapping[index] ?? null) }
    const body = header ? rows.slice(1) : rows
    return {
      format,
      columns: names.map((name, index) => ({
        name: maskedDigits(name),
        sample: maskedDigits(
          body.find(({ cells }) => (cells[index] ?? '').trim() !== '')?.cells[index] ?? '',
        ),
      })),
      rows: body.slice(0, previewRows).map((row) => previewOf(row, { names, mapping: format.mapping })),
    }
  }

  /** Every row. What is found is kept for `bookings` and `parties`. @throws FileRefused when there are too many */
  check(format: ImportFormat, onProgress: (done: number, total: number) => void): ImportCheck {
    this.#bookings = []
    this.#parties = new PartyList()
    this.#problems = []
    const text = this.#decoded(format.encoding)
    const most = mostImportRows + (format.header ? 1 : 0)
    if (hasMoreRows(text, format.delimiter, most)) throw new FileRefused('too-many-rows')
    const { columns } = this.read(format)
    const rowFormat = { names: columns.map(({ name }) => name), mapping: format.mapping }
    const byReference = new Map<string, { readonly position: number; readonly row: number }>()
    let rows = 0
    let refused = 0
    let skipHeader = format.header
    readTable(text, format.delimiter, (table, done) => {
      if (skipHeader) {
        skipHeader = false
        return true
      }
      rows += 1
      if (rows % 5000 === 0) onProgress(done, text.length)
      if (!this.#takeRow(table, rowFormat, byReference)) refused += 1
      return true
    })
    if (rows === 0) throw new FileRefused('no-rows')
    this.#placeOf = this.#parties.sortByNumber()
    const warnings = this.#problems.filter(({ warning }) => warning).length
    const problems = this.#problems.slice(0, shownProblems)
    return { rows, bookings: this.#bookings.length, refused, warnings, problems }
  }

  parties(first: number, count: number): readonly PartyDraft[] {
    return this.#parties.slice(first, count)
  }

  bookings(first: number, count: number): readonly BookingDraft[] {
    return this.#bookings.slice(first, first + count).map((booking) => {
      const { customer, worker, vendor } = booking.parties
      const parties = {
        customer: this.#placed(customer),
        worker: this.#placed(worker),
        vendor: this.#placed(vendor),
      }
      return { ...booking, parties }
    })
  }

  problems(first: number, count: number): readonly ImportProblem[] {
    return this.#problems.slice(first, first + count)
  }

  /** False when the row is refused. */
  #takeRow(
    table: TableRow,
    format: RowFormat,
    byReference: Map<string, { readonly position: number; readonly row: number }>,
  ): boolean {
    const { row, booking, parties, problems } = readRow(table, format)
    this.#problems.push(...problems)
    if (booking === null) return false
    const places: Record<PartyRole, number | null> = { customer: null, worker: null, vendor: null }
    for (const party of parties) places[party.role] = this.#parties.place(party)
    const before = byReference.get(booking.reference)
    const position = before?.position ?? this.#bookings.length
    this.#bookings[position] = { ...booking, parties: places }
    if (before !== undefined) {
      const column = format.names[format.mapping.indexOf('reference')] ?? ''
      this.#problems.push({ row: before.row, column, reason: 'reference-again', warning: true })
    }
    byReference.set(booking.reference, { position, row })
    return true
  }

  #placed(place: number | null): number | null {
    return place === null ? null : this.#placeOf(place)
  }

  #decoded(encoding: ImportFormat['encoding']): string {
    if (this.#text?.encoding !== encoding) this.#text = { encoding, text: decodeText(this.#bytes, encoding) }
    return this.#text.text
  }
}

function firstRows(text: string, delimiter: ImportFormat['delimiter']): TableRow[] {
  const rows: TableRow[] = []
  readTable(text.slice(0, previewCharacters), delimiter, (row) => rows.push(row) <= previewRows)
  return rows
}

function previewOf(table: TableRow, format: RowFormat): ImportPreviewRow {
  const { booking, parties, problems } = readRow(table, format)
  const values: Partial<Record<ImportField, string>> = {}
  for (const [index, field] of format.mapping.entries()) {
    const cell = (table.cells[index] ?? '').trim()
    if (field !== null && cell !== '') values[field] = maskedDigits(cell)
  }
  for (const { role, number } of parties) {
    if (number !== null) values[`${role}-number`] = maskPersonNumber(number)
  }
  return { row: table.row, values, scheduledAt: booking?.scheduledAt ?? null, problems: [...problems] }
}

/** Whatever could be somebody's number is shown by its last four digits, in whatever column it stands. */
function maskedDigits(text: string): string {
  const masked = text.replace(/\+?\d[\d\s().-]{5,}\d/g, (found) => {
    const digits = found.replace(/\D/g, '')
    const isDay = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(\s+\d{1,2})?$/.test(found.trim())
    return digits.length < 8 || isDay ? found : maskPersonNumber(digits)
  })
  return masked.slice(0, 200)
}
