import type { LegStatus } from '../../../shared/domain/call-status.ts'
import { type CallFields, mentions, textOf } from './call-fields.ts'
import { readLegWord } from './call-words.ts'

export type LegReadings = { readonly first: LegStatus | null; readonly second: LegStatus | null }

/** Where callbacks and call details say how a leg is doing. */
const firstNames = ['legs.0.status', 'details.leg1status', 'leg1status', 'details.legs.0.status']
const secondNames = ['legs.1.status', 'details.leg2status', 'leg2status', 'details.legs.1.status']

/**
 * How both legs are doing. An empty word means one thing at the end, another before it: once the call is over and
 * nobody talked, the leg was never dialled; before, nothing is known of it, except that the second leg rings while
 * the first is up, for Exotel has no word for ringing legs. A source that speaks of no leg at all says nothing.
 */
export function readLegs(
  fields: CallFields,
  call: { readonly ended: boolean; readonly talked: boolean },
): LegReadings {
  if (!mentions(fields, ...firstNames, ...secondNames)) return { first: null, second: null }
  const first = textOf(fields, ...firstNames)
  const second = textOf(fields, ...secondNames)
  const empty = call.ended && !call.talked ? 'not-dialled' : null
  const secondRings = !call.ended && second === null && readLegWord(first) === 'in-progress'
  return {
    first: first === null ? empty : readLegWord(first),
    second: secondRings ? 'ringing' : second === null ? empty : readLegWord(second),
  }
}
