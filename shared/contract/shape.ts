import type { z } from 'zod'
import type { Right } from '../domain/rights.ts'

/** One request of the window: the right it needs, and the schemas that parse what goes in and what comes out. */
export type RequestShape = {
  readonly right: Right
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** One push to the windows. Audience `user` reaches only the users whom the publisher names. */
export type PushShape = {
  readonly right: Right
  readonly audience: 'everyone' | 'user'
  readonly payload: z.ZodType
}

/** One kind of bytes behind `/files/{kind}/{id}`; read with a ticket of one minute. */
export type FileShape = {
  readonly right: Right
  readonly direction: 'read' | 'write'
}

export function request<Input extends z.ZodType, Output extends z.ZodType>(
  right: Right,
  input: Input,
  output: Output,
): { readonly right: Right; readonly input: Input; readonly output: Output } {
  return { right, input, output }
}

export function push<Payload extends z.ZodType>(
  right: Right,
  audience: PushShape['audience'],
  payload: Payload,
): { readonly right: Right; readonly audience: PushShape['audience']; readonly payload: Payload } {
  return { right, audience, payload }
}
