import { z } from 'zod'
import { aboutRequests } from './about.ts'
import { agentsPushes, agentsRequests } from './agents.ts'
import { apiDescriptionRequests } from './api-description.ts'
import { apiKeysRequests } from './api-keys.ts'
import { auditRequests } from './audit.ts'
import { backupsRequests } from './backups.ts'
import { bookingImportPushes, bookingImportRequests } from './booking-import.ts'
import { bookingsPushes, bookingsRequests } from './bookings.ts'
import { callLogPushes, callLogRequests } from './call-log.ts'
import { callbackTestRequests } from './callback-test.ts'
import { callsPushes, callsRequests } from './calls.ts'
import { deskPushes, deskRequests } from './desk.ts'
import { deskSettingsRequests } from './desk-settings.ts'
import { desktopPushes, desktopRequests } from './desktop.ts'
import { filesRequests } from './files.ts'
import { inboundPushes, inboundRequests } from './inbound.ts'
import { maskingPushes, maskingRequests } from './masking.ts'
import { peoplePushes, peopleRequests } from './people.ts'
import { preferencesRequests } from './preferences.ts'
import { privacyRequests } from './privacy.ts'
import { settingsRequests } from './settings.ts'
import type { PushShape, RequestShape } from './shape.ts'
import { wireError } from './wire-error.ts'

/** Everything the window may ask of the core. */
export const requests = {
  ...peopleRequests,
  ...deskRequests,
  ...bookingsRequests,
  ...bookingImportRequests,
  ...callsRequests,
  ...callLogRequests,
  ...inboundRequests,
  ...settingsRequests,
  ...filesRequests,
  ...desktopRequests,
  ...agentsRequests,
  ...deskSettingsRequests,
  ...callbackTestRequests,
  ...preferencesRequests,
  ...backupsRequests,
  ...aboutRequests,
  ...apiKeysRequests,
  ...apiDescriptionRequests,
  ...maskingRequests,
  ...auditRequests,
  ...privacyRequests,
} as const satisfies Readonly<Record<string, RequestShape>>

/** Everything the core tells the windows unasked. */
export const pushes = {
  ...deskPushes,
  ...bookingsPushes,
  ...bookingImportPushes,
  ...callsPushes,
  ...desktopPushes,
  ...callLogPushes,
  ...peoplePushes,
  ...agentsPushes,
  ...inboundPushes,
  ...maskingPushes,
} as const satisfies Readonly<Record<string, PushShape>>

export type RequestName = keyof typeof requests
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>

export type PushName = keyof typeof pushes
export type PushPayload<Name extends PushName> = z.output<(typeof pushes)[Name]['payload']>

/** A push on its way, as data. */
export type Push = {
  readonly [Name in PushName]: { readonly name: Name; readonly payload: PushPayload<Name> }
}[PushName]

/** What dispatch answers; it never throws, because Electron carries only an error's message across. */
export const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireError }),
])
export type Reply = z.infer<typeof reply>
