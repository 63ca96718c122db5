import { z } from 'zod'
import { partyRoles } from '../domain/booking.ts'
import { linkRefusals } from '../domain/desk-link.ts'
import { languages } from '../domain/language.ts'
import { bookingRow } from './bookings.ts'
import { push, request } from './shape.ts'

/** Something that came to the window from outside it: a link, a clicked notification, the global key. */
export const arrivalView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('booking'), booking: bookingRow }),
  z.object({ kind: z.literal('no-such-booking') }),
  /** A number of somebody known, or of nobody. The window gets the label and what is known, never the number. */
  z.object({
    kind: z.literal('number'),
    numberLabel: z.string(),
    people: z.array(z.object({ name: z.string(), role: z.enum(['agent', ...partyRoles]) })),
    bookings: z.array(bookingRow),
  }),
  z.object({ kind: z.literal('link-refused'), reason: z.enum(linkRefusals) }),
  z.object({ kind: z.literal('call'), callId: z.string(), bookingId: z.string().nullable() }),
  /** Open what rings, or else what is next. It never dials. */
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('my-state') }),
  /** The page had died and was loaded again. */
  z.object({ kind: z.literal('page-recovered') }),
  z.object({ kind: z.literal('update-ready'), version: z.string() }),
])
export type ArrivalView = z.infer<typeof arrivalView>

/** What is known of a newer version. */
export const updateState = z.discriminatedUnion('kind', [
  /** No feed is set. */
  z.object({ kind: z.literal('off') }),
  /** This package is renewed by its own installer. */
  z.object({ kind: z.literal('by-installer') }),
  z.object({ kind: z.literal('not-asked') }),
  /** A call goes on; it is looked at after it. */
  z.object({ kind: z.literal('after-call') }),
  z.object({ kind: z.literal('asking') }),
  z.object({ kind: z.literal('latest'), askedAt: z.number() }),
  z.object({ kind: z.literal('downloading'), version: z.string() }),
  z.object({ kind: z.literal('ready'), version: z.string() }),
  z.object({ kind: z.literal('failed'), askedAt: z.number() }),
])
export type UpdateState = z.infer<typeof updateState>

export const desktopState = z.object({
  /** An accelerator such as `Control+Shift+Space`, null when there is none; `refused` when another program has it. */
  globalKey: z.object({ key: z.string().nullable(), state: z.enum(['off', 'works', 'refused']) }),
  /** Whether `tel:` and `callto:` links of this computer come here. */
  telLinks: z.enum(['ours', 'not-ours', 'refused']),
  updateFeed: z.string().nullable(),
  update: updateState,
})
export type DesktopState = z.infer<typeof desktopState>

export const desktopRequests = {
  /** Each arrival is handed out once; they wait for somebody who is signed in, a few minutes at most. */
  'desk.take-arrivals': request('desk', z.object({}), z.array(arrivalView)),
  /** Null where a browser shows the desk. */
  'desktop.state': request('desk', z.object({}), desktopState.nullable()),
  /** The language of the tray, the menus and the notifications. */
  'desktop.set-language': request('anyone', z.object({ language: z.enum(languages) }), z.object({})),
  'desktop.set-global-key': request('desk', z.object({ key: z.string().max(60).nullable() }), desktopState),
  'desktop.set-tel-links': request('desk', z.object({ ours: z.boolean() }), desktopState),
  /** An https address that holds what `npm run dist` made; empty switches updates off. */
  'desktop.set-update-feed': request('settings', z.object({ url: z.string().trim().max(500) }), desktopState),
  'desktop.check-update': request('desk', z.object({}), desktopState),
  /** Ends the console, installs and starts it again. Refused during a call. */
  'desktop.install-update': request('desk', z.object({}), z.object({})),
} as const

export const desktopPushes = {
  /** Something waits for `desk.take-arrivals`. */
  'desk.arrived': push('desk', 'everyone', z.object({})),
  'desktop.changed': push('desk', 'everyone', desktopState),
} as const
