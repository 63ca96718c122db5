import { z } from 'zod'
import { longestReason, shortestReason } from '../domain/audit.ts'
import { logLevels } from '../domain/log-levels.ts'
import { request } from './shape.ts'

export const keySlotKinds = ['keychain', 'passphrase', 'recovery-code', 'key-file'] as const

export const aboutDesk = z.object({
  version: z.string(),
  home: z.string(),
  node: z.string(),
  /** Null under plain Node. */
  electron: z.string().nullable(),
  storeBytes: z.number().int(),
  calls: z.number().int(),
  /** Every way that opens the store, and the one that did. */
  slots: z.array(z.enum(keySlotKinds)),
  openedBy: z.string(),
  /** Keys from before a change that backups still need. */
  oldKeys: z.number().int(),
  canOpenFolders: z.boolean(),
})
export type AboutDesk = z.infer<typeof aboutDesk>

export const logLine = z.object({
  at: z.number(),
  level: z.enum(logLevels),
  room: z.string(),
  message: z.string(),
  /** As it lies in the file: JSON, with numbers and secrets taken out when it was written. */
  fields: z.string(),
})
export type LogLine = z.infer<typeof logLine>

export const aboutRequests = {
  'about.desk': request('settings', z.object({}), aboutDesk),
  /** The last lines from this level up, newest first. */
  'about.log': request(
    'settings',
    z.object({ level: z.enum(logLevels), limit: z.number().int().min(1).max(500) }),
    z.array(logLine),
  ),
  'about.open-folder': request('settings', z.object({ folder: z.enum(['home', 'logs']) }), z.object({})),
  /** A new recovery code, to be shown once. It opens nothing until it was typed back. */
  'keys.make-recovery-code': request('settings', z.object({}), z.object({ code: z.string() })),
  'keys.confirm-recovery-code': request('settings', z.object({ code: z.string().max(100) }), aboutDesk),
  /** A new key for everything that lies on disk. Where there is a recovery code, it is asked for and stays the same. */
  'keys.change': request(
    'settings',
    z.object({
      recoveryCode: z.string().max(100).nullable(),
      why: z.string().trim().min(shortestReason).max(longestReason),
    }),
    aboutDesk,
  ),
} as const
