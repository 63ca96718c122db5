import type { CallbackEvent, PracticeCall } from '../practice-call.ts'

/** One callback that a call gives rise to. */
export type PlannedCallback = {
  /** Counts the call's callbacks from 0; stays the same over restarts. */
  readonly index: number
  readonly event: CallbackEvent
  /** The instant the callback tells of. */
  readonly happenedAt: number
  /** When it is sent first. */
  readonly dueAt: number
}

type Told = { readonly event: CallbackEvent; readonly happenedAt: number }

/** Between something happening and its callback leaving the provider. */
const usualDelay = 400
const betweenStrays = 700

/**
 * Every callback of a call, in the order of sending. Out of order means that the end is told first and the answers
 * trail in behind it; nothing is ever told before it happened.
 */
export function planCallbacks(call: PracticeCall): readonly PlannedCallback[] {
  const { lost, doubled, reordered } = call.course.callbacks
  if (call.callback === null || lost) return []
  const told = toldOf(call, call.callback.events)
  const ordered = reordered ? told.toReversed() : told
  const sent = doubled ? ordered.flatMap((each) => [each, each]) : ordered
  return sent.map((each, index) => ({
    index,
    ...each,
    dueAt: (reordered ? call.course.endedAt + index * betweenStrays : each.happenedAt) + usualDelay,
  }))
}

/** `answered` comes once for each leg, `terminal` once; a call into a flow only ever tells its end. */
function toldOf(call: PracticeCall, events: readonly CallbackEvent[]): readonly Told[] {
  const { course } = call
  const told: Told[] = []
  if (call.second !== null && events.includes('answered')) {
    for (const happenedAt of [course.firstAnsweredAt, course.secondAnsweredAt]) {
      if (happenedAt !== null) told.push({ event: 'answered', happenedAt })
    }
  }
  const wantsEnd = call.second === null || events.length === 0 || events.includes('terminal')
  if (wantsEnd) told.push({ event: 'terminal', happenedAt: course.endedAt })
  return told
}
