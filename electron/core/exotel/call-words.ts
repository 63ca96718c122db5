import type { LegStatus } from '../../../shared/domain/call-status.ts'
import type { ProviderStatus } from '../telecom/telecom-provider.ts'
import { withoutNumbers } from './without-numbers.ts'

const callWords: ReadonlySet<string> = new Set<ProviderStatus>([
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
])
const openWords: ReadonlySet<ProviderStatus> = new Set<ProviderStatus>(['queued', 'ringing', 'in-progress'])
const legWords: ReadonlySet<string> = new Set<LegStatus>([
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
])

export type StatusReading = { readonly status: ProviderStatus | null; readonly unknownWord: string | null }

/** A word for the call as a whole. One that is not known is kept, cut to 40 harmless characters. */
export function readStatusWord(text: string | null): StatusReading {
  if (text === null) return { status: null, unknownWord: null }
  const word = spelledOneWay(text)
  if (isCallWord(word)) return { status: word, unknownWord: null }
  return { status: null, unknownWord: harmless(text) }
}

/** A word for one leg; null when it is empty or not known. */
export function readLegWord(text: string | null): LegStatus | null {
  const word = text === null ? '' : spelledOneWay(text)
  return isLegWord(word) ? word : null
}

export function isEndWord(status: ProviderStatus | null): boolean {
  return status !== null && !openWords.has(status)
}

/** `cancelled`, `no_answer` and `No Answer` occur beside the documented spellings. */
function spelledOneWay(text: string): string {
  const word = text.trim().toLowerCase().replaceAll(/[_ ]/g, '-')
  return word === 'cancelled' ? 'canceled' : word
}

function harmless(text: string): string {
  return withoutNumbers(text)
    .replaceAll(/[^\w .…-]/g, '')
    .trim()
    .slice(0, 40)
}

function isCallWord(word: string): word is ProviderStatus {
  return callWords.has(word)
}

function isLegWord(word: string): word is LegStatus {
  return legWords.has(word)
}
