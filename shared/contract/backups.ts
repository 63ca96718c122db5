import { z } from 'zod'
import { request } from './shape.ts'

export const backupReasons = ['daily', 'asked', 'before-restore', 'before-migration'] as const
export const backupReason = z.enum(backupReasons)
export type BackupReason = z.infer<typeof backupReason>

export const backupView = z.object({
  id: z.string(),
  takenAt: z.number(),
  reason: backupReason,
  calls: z.number().int(),
  bytes: z.number().int(),
})
export type BackupView = z.infer<typeof backupView>

export const backupList = z.object({
  /** Newest first. */
  backups: z.array(backupView),
  folder: z.string(),
  /** How many are kept. */
  kept: z.number().int(),
  nextAt: z.number(),
})
export type BackupList = z.infer<typeof backupList>

/** What a backup was found to be, before anything is done with it. */
export const backupCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), calls: z.number().int(), bytes: z.number().int() }),
  z.object({ kind: z.literal('damaged'), what: z.string() }),
  z.object({ kind: z.literal('newer') }),
])
export type BackupCheck = z.infer<typeof backupCheck>

const oneBackup = z.object({ id: z.string().max(200) })

export const backupsRequests = {
  'backups.list': request('settings', z.object({}), backupList),
  'backups.take': request('settings', z.object({}), backupList),
  /** Reads it through and opens its rows; changes nothing. */
  'backups.check': request('settings', oneBackup, backupCheck),
  /**
   * Keeps the present rows as a backup, puts those of this one in their place, and opens the desk anew. Whoever signed
   * in after it was taken has to sign in again.
   */
  'backups.restore': request('settings', oneBackup, z.object({ kept: backupView })),
} as const
