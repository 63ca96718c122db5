import { z } from 'zod'

/** The channels of the one door; the preload writes them out, for it can import nothing at run time. */
export const channels = {
  call: 'maskline:call',
  listen: 'maskline:listen',
  unlisten: 'maskline:unlisten',
  push: 'maskline:push',
} as const

const token = z.string().min(1).max(500)
const listenerId = z.string().min(1).max(64)

export const callMessage = z.strictObject({
  name: z.string().max(100),
  input: z.unknown(),
  token: token.nullable(),
})
export const listenMessage = z.strictObject({ id: listenerId, token })
export const unlistenMessage = z.strictObject({ id: listenerId })
