/** The thread that reads a file of bookings: neither the program nor the store waits for it. */
import type {
  ImportCheck,
  ImportFormat,
  ImportProblem,
  ImportReading,
} from '../../../../shared/contract/booking-import.ts'
import { serveCalls } from '../../store/engine/serve-calls.ts'
import type { BookingDraft, PartyDraft } from '../../store/tables/import-drafts.ts'
import { FileRefused, ImportFile } from './import-file.ts'

export type Refused = { readonly fileRefusal: string }
export type Slice = { readonly first: number; readonly count: number }

export type BookingImportCalls = {
  append(input: { readonly bytes: Uint8Array }): null
  read(input: { readonly format: ImportFormat | null }): ImportReading | Refused
  check(input: { readonly format: ImportFormat }): ImportCheck | Refused
  parties(input: Slice): readonly PartyDraft[]
  bookings(input: Slice): readonly BookingDraft[]
  problems(input: Slice): readonly ImportProblem[]
}

export type BookingImportEvent = { readonly kind: 'progress'; readonly done: number; readonly total: number }

let parts: Uint8Array[] = []
let file: ImportFile | null = null

const send = serveCalls<BookingImportCalls, BookingImportEvent>({
  append: ({ bytes }) => {
    parts.push(bytes)
    return null
  },
  read: ({ format }) => refusable(() => opened().read(format)),
  check: ({ format }) =>
    refusable(() => opened().check(format, (done, total) => send({ kind: 'progress', done, total }))),
  parties: ({ first, count }) => opened().parties(first, count),
  bookings: ({ first, count }) => opened().bookings(first, count),
  problems: ({ first, count }) => opened().problems(first, count),
})

function opened(): ImportFile {
  if (file === null) {
    file = new ImportFile(Buffer.concat(parts))
    parts = []
  }
  return file
}

/** A file that is not as it should be is an outcome, not a failure. */
function refusable<Value>(work: () => Value): Value | Refused {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof FileRefused) return { fileRefusal: thrown.message }
    throw thrown
  }
}
