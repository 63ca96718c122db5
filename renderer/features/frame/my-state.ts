import type { CallView } from '../../../shared/contract/calls.ts'
import type { UserView } from '../../../shared/contract/people.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { StateGlyphName } from '../../ui/state-glyph.tsx'
import { myLeg } from '../calling/call-sides.ts'

export type MyStateWord =
  | 'ready'
  | 'offCalls'
  | 'callAsked'
  | 'phoneRings'
  | 'connected'
  | 'talking'
  | 'callUnknown'
  | 'callSilent'
  | 'consoleSilent'

export type MyState = {
  readonly glyph: StateGlyphName
  readonly word: MyStateWord
  /** Where its timer counts from; null where nobody knows. */
  readonly since: number | null
}

/** What I am doing, from my last call and whether the core is heard at all. */
export function myState(user: UserView, call: CallView | null, cutOffSince: number | null): MyState {
  if (cutOffSince !== null) return { glyph: 'silent', word: 'consoleSilent', since: cutOffSince }
  if (call !== null && isOpenStatus(call.status)) return inCall(call)
  if (user.phoneLabel === null) return { glyph: 'off', word: 'offCalls', since: null }
  return { glyph: 'ready', word: 'ready', since: call?.endedAt ?? null }
}

function inCall(call: CallView): MyState {
  const mine = myLeg(call)
  const since = mine.since ?? call.requestedAt
  if (call.stale) return { glyph: 'silent', word: 'callSilent', since: call.heard.at ?? call.requestedAt }
  switch (call.status) {
    case 'queued':
      return { glyph: 'rings', word: 'callAsked', since: call.requestedAt }
    case 'agent-ringing':
      return { glyph: 'rings', word: 'phoneRings', since }
    case 'customer-ringing':
      return { glyph: 'rings', word: 'connected', since }
    case 'in-progress':
      return { glyph: 'talking', word: 'talking', since: call.answeredAt ?? since }
    default:
      return { glyph: 'silent', word: 'callUnknown', since: call.requestedAt }
  }
}
