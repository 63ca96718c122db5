import { z } from 'zod'
import { noticeEvents } from '../domain/preferences.ts'
import { request } from './shape.ts'

/** What a user has set for themselves, on whichever computer they sign in. */
export const preferences = z.object({
  /** Keys that are not the usual ones, by what they do: `Control+K`. */
  shortcuts: z.record(z.string().max(40), z.string().max(40)).readonly(),
  notices: z.object({ events: z.array(z.enum(noticeEvents)).readonly(), sound: z.boolean() }),
})

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
