import type { CallView } from '../../../shared/contract/calls.ts'
import type { Place } from '../../state/navigation-slice.ts'

export type FirstCallFacts = {
  readonly place: Place
  /** My call that is going on, or the last one. */
  readonly call: Pick<CallView, 'answeredAt' | 'endedAt'> | null
}

/** How many steps what is to be seen now amounts to; each step holds the ones before it. */
export function stepsDone({ place, call }: FirstCallFacts, before: number): number {
  const talked = call !== null && call.answeredAt !== null
  // Only who has seen it talk looks for it in the log.
  if (place.page === 'calls' && (before >= 3 || (talked && call.endedAt !== null))) return 4
  if (talked) return 3
  if (call !== null) return 2
  return place.page === 'desk' && place.bookingId !== null ? 1 : 0
}
