import type { ImportProblem } from '../../../../shared/contract/booking-import.ts'
import type { PartyRole } from '../../../../shared/domain/booking.ts'
import { partyRoles } from '../../../../shared/domain/booking.ts'
import type { ImportField, ProblemReason } from '../../../../shared/domain/booking-import.ts'
import { parsePhoneNumber } from '../../../../shared/domain/phone-number.ts'
import type { BookingDraft, PartyDraft } from '../../store/tables/import-drafts.ts'
import type { TableRow } from './read-table.ts'
import { type Read, readAmount, readInstant, readLanguages, readStatus } from './read-values.ts'

export type RowReading = {
  readonly row: number
  /** Null when a problem that is no warning stands in its way. */
  readonly booking: Omit<BookingDraft, 'parties'> | null
  readonly parties: readonly PartyDraft[]
  readonly problems: readonly ImportProblem[]
}

export type RowFormat = {
  readonly names: readonly string[]
  readonly mapping: readonly (ImportField | null)[]
}

const longest: Partial<Record<ImportField, number>> = { notes: 4000, address: 1000 }
const usuallyLongest = 200

/** What stands for bytes that are no letter, or was made out of bytes of another encoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: nobody writes them, so they are a sign that it was misread
const unreadable = /[\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f]/

/** One row of a file as a booking and its people, with every problem that it has and not only the first. */
export function readRow(table: TableRow, format: RowFormat): RowReading {
  const reader = new RowReader(table, format)
  const booking = reader.booking()
  const parties = partyRoles.flatMap((role) => reader.party(role, booking.reference))
  const { problems } = reader
  const refused = problems.some(({ warning }) => !warning)
  return { row: table.row, booking: refused ? null : booking, parties, problems }
}

class RowReader {
  readonly problems: ImportProblem[] = []
  readonly #row: number
  readonly #format: RowFormat
  readonly #texts = new Map<ImportField, string>()

  constructor({ row, cells, quoteOpen }: TableRow, format: RowFormat) {
    this.#row = row
    this.#format = format
    const { names, mapping } = format
    if (quoteOpen) this.#refuse('quote-open', '')
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      this.#refuse('too-many-columns', '')
    }
    if (cells.length < names.length && cells.length <= mapping.findLastIndex((field) => field !== null)) {
      this.#refuse('too-few-columns', '')
    }
    for (const [index, field] of mapping.entries()) if (field !== null) this.#take(field, cells[index] ?? '')
  }

  booking(): Omit<BookingDraft, 'parties'> {
    const reference = this.#text('reference')
    if (reference === null) this.#refuse('reference-missing', this.#nameOf('reference'))
    const when = [this.#text('date'), this.#text('time')].filter((part) => part !== null).join(' ')
    return {
      reference: reference ?? '',
      service: this.#text('service'),
      locality: this.#text('locality'),
      address: this.#text('address'),
      status: this.#read('status', readStatus),
      scheduledAt:
        when === '' ? null : this.#value(this.#texts.has('time') ? 'time' : 'date', readInstant(when)),
      amountPaise: this.#read('amount', readAmount),
      notes: this.#text('notes'),
    }
  }

  party(role: PartyRole, reference: string): PartyDraft[] {
    const name = this.#text(`${role}-name`)
    const externalId = this.#text(`${role}-id`)
    const number = this.#read(`${role}-number`, readNumber)
    const languages = role === 'vendor' ? null : this.#read(`${role}-languages`, readLanguages)
    if (name === null && externalId === null && number === null) return []
    const known = externalId !== null || number !== null
    return [{ role, name, externalId, number, languages, reference: known ? null : reference }]
  }

  #take(field: ImportField, cell: string): void {
    const text = cell.normalize('NFC').trim()
    if (text === '') return
    if (unreadable.test(text)) this.#refuse('letters-unreadable', this.#nameOf(field))
    if (text.length > (longest[field] ?? usuallyLongest)) this.#refuse('too-long', this.#nameOf(field))
    this.#texts.set(field, text)
  }

  #text(field: ImportField): string | null {
    return this.#texts.get(field) ?? null
  }

  #read<Value>(field: ImportField, read: (text: string) => Read<Value>): Value | null {
    const text = this.#text(field)
    return text === null ? null : this.#value(field, read(text))
  }

  #value<Value>(field: ImportField, read: Read<Value>): Value | null {
    if (read.ok) return read.value
    this.#refuse(read.reason, this.#nameOf(field))
    return null
  }

  #nameOf(field: ImportField): string {
    return this.#format.names[this.#format.mapping.indexOf(field)] ?? ''
  }

  #refuse(reason: ProblemReason, column: string): void {
    this.problems.push({ row: this.#row, column, reason, warning: false })
  }
}

function readNumber(text: string) {
  // Spreadsheets put an apostrophe before a number that is to stay text.
  const parsed = parsePhoneNumber(text.replace(/^'/, ''))
  if (parsed.ok) return { ok: true, value: parsed.e164 } as const
  const masked = parsed.reason === 'masked'
  return { ok: false, reason: masked ? 'number-masked' : 'number-unusable' } as const
}
