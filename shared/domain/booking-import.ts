export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type ImportEncoding = (typeof importEncodings)[number]

export const importDelimiters = [',', ';', '\t', '|'] as const
export type ImportDelimiter = (typeof importDelimiters)[number]

/** What a column of a file may hold. `date` and `time` together are when; `time` alone may hold both. */
export const importFields = [
  'reference',
  'customer-name',
  'customer-number',
  'customer-id',
  'customer-languages',
  'worker-name',
  'worker-number',
  'worker-id',
  'worker-languages',
  'vendor-name',
  'vendor-number',
  'vendor-id',
  'service',
  'date',
  'time',
  'status',
  'amount',
  'locality',
  'address',
  'notes',
] as const
export type ImportField = (typeof importFields)[number]

export const largestImportBytes = 64 * 1024 * 1024
export const mostImportRows = 250_000

export const problemReasons = [
  'reference-missing',
  'letters-unreadable',
  'too-few-columns',
  'too-many-columns',
  'too-long',
  'number-unusable',
  'number-masked',
  'time-unreadable',
  'time-without-hour',
  'status-unknown',
  'amount-unreadable',
  'language-unknown',
  'quote-open',
  'reference-again',
] as const
export type ProblemReason = (typeof problemReasons)[number]
