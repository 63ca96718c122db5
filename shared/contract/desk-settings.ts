import { z } from 'zod'
import { settingSources, settingView } from './settings.ts'
import { request } from './shape.ts'

/** Settings of the whole desk beside the account, each changed by itself. */
export const deskSettingKeys = [
  'calling.opens',
  'calling.closes',
  'calling.weekends',
  'hooks.sources',
  'retention.raw-days',
  'retention.recording-days',
  'retention.call-days',
  'limits.key-per-minute',
  'limits.session-per-hour',
  'limits.caller-per-day',
  'events.url',
  'masking.minute-price',
] as const
export type DeskSettingKey = (typeof deskSettingKeys)[number]

export const deskSettings = z.record(z.enum(deskSettingKeys), settingView)
export type DeskSettings = z.infer<typeof deskSettings>

/** One line of the history; values of secrets are in none. */
export const settingChangeView = z.object({
  id: z.string(),
  key: z.string(),
  at: z.number(),
  source: z.enum(settingSources),
  variable: z.string().nullable(),
  userName: z.string().nullable(),
  secret: z.boolean(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  undoes: z.string().nullable(),
  /** False for a secret, and for what is no setting, such as an API key. */
  undoable: z.boolean(),
})
export type SettingChangeView = z.infer<typeof settingChangeView>

/** How many would be removed if the days were these; null days remove nothing. */
export const retentionPreview = z.object({
  raw: z.number().int(),
  recordings: z.object({ count: z.number().int(), before: z.number().nullable() }),
  calls: z.object({ count: z.number().int(), before: z.number().nullable() }),
  nextRunAt: z.number(),
  lastRun: z
    .object({
      at: z.number(),
      raw: z.number().int(),
      recordings: z.number().int(),
      calls: z.number().int(),
    })
    .nullable(),
})
export type RetentionPreview = z.infer<typeof retentionPreview>

const howMany = z.number().int().min(1).max(3650).nullable()

export const deskSettingsRequests = {
  'settings.desk': request('settings', z.object({}), deskSettings),
  /** An empty value goes back to the default. */
  'settings.change-desk': request(
    'settings',
    z.object({ key: z.enum(deskSettingKeys), value: z.string().trim().max(2000) }),
    deskSettings,
  ),
  /** Newest first. */
  'settings.history': request(
    'settings',
    z.object({ limit: z.number().int().min(1).max(500) }),
    z.array(settingChangeView),
  ),
  /** Puts the old value back, as a change of its own. */
  'settings.undo': request(
    'settings',
    z.object({ changeId: z.string().max(60) }),
    z.array(settingChangeView),
  ),
  'settings.retention': request(
    'settings',
    z.object({ rawDays: howMany, recordingDays: howMany, callDays: howMany }),
    retentionPreview,
  ),
  /** Removes now what the settings say, instead of at the next daily run. */
  'settings.run-retention': request('settings', z.object({}), retentionPreview),
} as const
