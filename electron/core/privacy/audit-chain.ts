import { createHash } from 'node:crypto'
import type { AuditCheck } from '../../../shared/contract/audit.ts'
import type { StoredAuditEntry } from '../store/tables/audit-entries.ts'

/** What stands in an entry; its place in the chain comes of the one before it. */
export type NewAuditEntry = Omit<StoredAuditEntry, 'sequence' | 'previousHash' | 'hash'>

/** The last entry, as far as the next one needs it. */
export type ChainEnd = Pick<StoredAuditEntry, 'sequence' | 'hash'>

export const emptyChain: ChainEnd = { sequence: 0, hash: '' }

export function nextEntry(end: ChainEnd, entry: NewAuditEntry): StoredAuditEntry {
  const placed = { ...entry, sequence: end.sequence + 1, previousHash: end.hash }
  return { ...placed, hash: hashOf(placed) }
}

/** What is wrong with an entry that stands behind `end`, or null. */
export function breakAt(
  end: ChainEnd,
  entry: StoredAuditEntry,
): Extract<AuditCheck, { kind: 'broken' }> | null {
  const { sequence } = entry
  if (entry.hash !== hashOf(entry)) return { kind: 'broken', sequence, what: 'changed' }
  const follows = sequence === end.sequence + 1 && entry.previousHash === end.hash
  return follows ? null : { kind: 'broken', sequence, what: 'missing-before' }
}

/** The order of the fields is part of every hash that was ever written: it stays. */
function hashOf(entry: Omit<StoredAuditEntry, 'hash'>): string {
  const { previousHash, sequence, at, userId, kind, subject, subjectId, bookingId, why } = entry
  const text = JSON.stringify([previousHash, sequence, at, userId, kind, subject, subjectId, bookingId, why])
  return createHash('sha256').update(text).digest('hex')
}
