import { z } from 'zod'
import { request } from './shape.ts'

/** What may be told to somebody who does not look at the window. */
export const noticeEvents = ['incoming-call', 'missed-call'] as const
export type NoticeEvent = (typeof noticeEvents)[number]

/** What a user has set for themselves, on whichever computer they sign in. */
export const preferences = z.object({
  /** Keys that are not the usual ones, by what they do: `Control+K`. */
  shortcuts: z.record(z.string().max(40), z.string().max(40)),
  notices: z.object({ events: z.array(z.enum(noticeEvents)), sound: z.boolean() }),
})
export type Preferences = z.infer<typeof preferences>

export const usualPreferences: Preferences = {
  shortcuts: {},
  notices: { events: ['incoming-call', 'missed-call'], sound: true },
}

export const preferencesRequests = {
  'preferences.mine': request('desk', z.object({}), preferences),
  /** What is left out stays. Two things on one key are refused. */
  'preferences.change': request(
    'desk',
    z.object({
      shortcuts: preferences.shape.shortcuts.exactOptional(),
      notices: preferences.shape.notices.exactOptional(),
    }),
    preferences,
  ),
} as const
