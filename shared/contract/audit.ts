import { z } from 'zod'
import { auditKinds, auditSubjects } from '../domain/audit.ts'
import { request } from './shape.ts'

const kind = z.enum(auditKinds)

export const auditEntryView = z.object({
  /** Rising by one from 1. */
  sequence: z.number(),
  at: z.number(),
  kind,
  /** Null: the program itself. */
  userName: z.string().nullable(),
  subject: z.enum(auditSubjects),
  /** Of whom it is, as they are called now. */
  subjectName: z.string().nullable(),
  bookingReference: z.string().nullable(),
  why: z.string(),
  /** SHA-256 over this entry and the hash of the one before, as hex. */
  hash: z.string(),
})
export type AuditEntryView = z.infer<typeof auditEntryView>

export const auditPage = z.object({
  /** Newest first. */
  entries: z.array(auditEntryView),
  more: z.boolean(),
})
export type AuditPage = z.infer<typeof auditPage>

export const auditCheck = z.discriminatedUnion('kind', [
  /** Every entry follows from the one before. Whoever wrote `lastHash` down elsewhere sees that none is missing since. */
  z.object({ kind: z.literal('whole'), entries: z.number(), lastHash: z.string().nullable() }),
  /** The first entry that is not what was written: it was changed, or the one before it is not there. */
  z.object({ kind: z.literal('broken'), sequence: z.number(), what: z.enum(['changed', 'missing-before']) }),
])
export type AuditCheck = z.infer<typeof auditCheck>

export const auditRequests = {
  'audit.list': request(
    'supervise',
    z.object({
      kind: kind.nullable(),
      /** Null: from the newest on. */
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(200),
    }),
    auditPage,
  ),
  /** Computes every hash anew. */
  'audit.verify': request('supervise', z.object({}), auditCheck),
} as const
