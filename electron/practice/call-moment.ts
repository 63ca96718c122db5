import type { EndWord } from './call-course.ts'
import type { PracticeCall } from './practice-call.ts'

export type CallWord = 'queued' | 'ringing' | 'in-progress' | EndWord
/** Null: not dialled, or ringing; Exotel's legs have no word for ringing. */
export type LegWord = 'in-progress' | EndWord | null

/** What is true of a call at one instant. */
export type CallMoment = {
  readonly word: CallWord
  readonly first: LegWord
  readonly second: LegWord
  /** Seconds since the leg answered, until it ended. */
  readonly firstSeconds: number
  readonly secondSeconds: number
  readonly talkSeconds: number
  readonly ended: boolean
  /** End, duration and price are in the provider's books. */
  readonly booked: boolean
  readonly recorded: boolean
  readonly updatedAt: number
}

export function momentOf(call: PracticeCall, at: number): CallMoment {
  const { course } = call
  const ended = at >= course.endedAt
  const firstUp = course.firstAnsweredAt !== null && at >= course.firstAnsweredAt
  const secondUp = course.secondAnsweredAt !== null && at >= course.secondAnsweredAt
  return {
    word: wordAt(call, at),
    first: ended ? course.firstLeg : firstUp ? 'in-progress' : null,
    second: ended ? course.secondLeg : secondUp ? 'in-progress' : null,
    firstSeconds: ended ? secondsBetween(course.firstAnsweredAt, course.endedAt) : 0,
    secondSeconds:
      ended && course.secondLeg !== null ? secondsBetween(course.secondAnsweredAt, course.endedAt) : 0,
    talkSeconds: ended ? course.talkSeconds : 0,
    ended,
    booked: at >= course.bookedAt,
    recorded: course.recordedAt !== null && at >= course.recordedAt,
    updatedAt: lastChange(call, at),
  }
}

function wordAt(call: PracticeCall, at: number): CallWord {
  const { course } = call
  if (at >= course.endedAt) return course.word
  if (course.firstWord === 'in-progress') return 'in-progress'
  // A client that first heard `queued` sees the call come up step by step.
  if (at <= course.handedOverAt) return 'queued'
  return course.firstAnsweredAt !== null && at >= course.firstAnsweredAt ? 'in-progress' : 'ringing'
}

function lastChange(call: PracticeCall, at: number): number {
  const { course } = call
  let last = call.createdAt
  for (const instant of [course.firstAnsweredAt, course.secondAnsweredAt, course.endedAt, course.bookedAt]) {
    if (instant !== null && instant <= at) last = Math.max(last, instant)
  }
  return last
}

function secondsBetween(from: number | null, to: number): number {
  return from === null ? 0 : Math.round((to - from) / 1000)
}

/** Rupees for both legs, a pulse for each begun minute; three decimals, as the provider prints them. */
export function priceOf(call: PracticeCall): string {
  const { course } = call
  const pulses =
    Math.ceil(secondsBetween(course.firstAnsweredAt, course.endedAt) / 60) +
    Math.ceil(secondsBetween(course.secondAnsweredAt, course.endedAt) / 60)
  return (pulses * 0.45).toFixed(3)
}
