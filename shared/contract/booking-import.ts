import { z } from 'zod'
import { importDelimiters, importEncodings, importFields, problemReasons } from '../domain/booking-import.ts'
import { push, request } from './shape.ts'

const mostColumns = 200

export const importFormat = z.object({
  encoding: z.enum(importEncodings),
  delimiter: z.enum(importDelimiters),
  /** The first row holds names and no booking. */
  header: z.boolean(),
  /** What each column holds; null: not read. */
  mapping: z.array(z.enum(importFields).nullable()).max(mostColumns),
})
export type ImportFormat = z.infer<typeof importFormat>

/** `warning`: the row is taken all the same, or a later row of the same booking is. */
export const importProblem = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number().int(),
  column: z.string(),
  reason: z.enum(problemReasons),
  warning: z.boolean(),
})
export type ImportProblem = z.infer<typeof importProblem>

/** A row as it would be stored; numbers are masked. */
export const importPreviewRow = z.object({
  row: z.number().int(),
  values: z.partialRecord(z.enum(importFields), z.string()),
  scheduledAt: z.number().nullable(),
  problems: z.array(importProblem),
})
export type ImportPreviewRow = z.infer<typeof importPreviewRow>

export const importReading = z.object({
  format: importFormat,
  /** The names of the columns, or their numbers where there is no header; with a value as it stands, digits masked. */
  columns: z.array(z.object({ name: z.string(), sample: z.string() })),
  rows: z.array(importPreviewRow),
})
export type ImportReading = z.infer<typeof importReading>

export const importCheck = z.object({
  rows: z.number().int(),
  /** Bookings that would be stored: each reference once. */
  bookings: z.number().int(),
  refused: z.number().int(),
  warnings: z.number().int(),
  /** The first ones; the file holds all. */
  problems: z.array(importProblem),
})
export type ImportCheck = z.infer<typeof importCheck>

export const importPhases = [
  'uploading',
  'reading',
  'checking',
  'checked',
  'staging',
  'storing',
  'finished',
  'undoing',
  'undone',
  'failed',
] as const
export type ImportPhase = (typeof importPhases)[number]

export const importResult = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** How many an undo took back, and how many it had to leave because somebody has worked with them since. */
  undone: z.number().int(),
  left: z.number().int(),
})
export type ImportResult = z.infer<typeof importResult>

export const importView = z.object({
  id: z.string(),
  fileName: z.string(),
  phase: z.enum(importPhases),
  done: z.number().int(),
  total: z.number().int(),
  reading: importReading.nullable(),
  check: importCheck.nullable(),
  result: importResult.nullable(),
})
export type ImportView = z.infer<typeof importView>

const one = z.object({ id: z.string() })

export const bookingImportRequests = {
  /** Answers where the bytes are to be sent, by PUT and within a minute. */
  'import.begin': request(
    'import',
    z.object({ fileName: z.string().max(255), bytes: z.number().int().min(0) }),
    z.object({ view: importView, uploadPath: z.string() }),
  ),
  /** The one this user has under way or ended last. */
  'import.current': request('import', z.object({}), importView.nullable()),
  /** Reads the first rows; without a format it is guessed. */
  'import.read': request('import', one.extend({ format: importFormat.nullable() }), importView),
  /** Reads every row and stores nothing. */
  'import.check': request('import', one.extend({ format: importFormat }), importView),
  /** Stores what was checked. Answers when it has begun. */
  'import.store': request('import', one, importView),
  /** Until the run is committed, nothing of it stays. */
  'import.cancel': request('import', one, z.object({})),
  'import.undo': request('import', one, importView),
} as const

export const bookingImportPushes = {
  'import.changed': push('import', 'user', importView),
} as const
