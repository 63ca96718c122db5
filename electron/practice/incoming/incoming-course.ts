import type { CallCourse } from '../call-course.ts'
import type { Random } from '../random.ts'

export const incomingOutcomes = ['answered', 'missed', 'rejected', 'gives-up'] as const
export type IncomingOutcome = (typeof incomingOutcomes)[number]

export type IncomingWish = {
  readonly startedAt: number
  readonly outcome: IncomingOutcome
  /** Seconds; null: drawn. */
  readonly ringSeconds: number | null
  readonly talkSeconds: number | null
  readonly hooks: CallCourse['callbacks']
}

const second = 1000
/** How long a Connect applet rings a phone, as most desks have it. */
const longestRing = 30

const legWords = {
  answered: 'completed',
  missed: 'no-answer',
  rejected: 'busy',
  'gives-up': 'canceled',
} as const satisfies Record<IncomingOutcome, CallCourse['secondLeg']>

/** A call that comes in: the caller is connected at once, then a phone of the desk is rung. As a whole it is always `completed`. */
export function drawIncomingCourse(wish: IncomingWish, random: Random): CallCourse {
  const { startedAt, outcome } = wish
  const secondDialledAt = startedAt + Math.round(random.between(0.8, 2) * second)
  const ring = wish.ringSeconds ?? ringOf(outcome, random)
  const rungUntil = secondDialledAt + Math.round(ring * second)
  const talkSeconds =
    outcome === 'answered' ? (wish.talkSeconds ?? Math.max(2, Math.round(random.logNormal(90, 0.8)))) : 0
  const endedAt = rungUntil + talkSeconds * second
  return {
    handedOverAt: startedAt,
    firstAnsweredAt: startedAt,
    secondDialledAt,
    secondAnsweredAt: outcome === 'answered' ? rungUntil : null,
    endedAt,
    word: 'completed',
    firstLeg: 'completed',
    secondLeg: legWords[outcome],
    talkSeconds,
    bookedAt: endedAt + Math.round(random.between(100, 140) * second),
    recordedAt: talkSeconds > 0 ? endedAt + Math.round(random.between(60, 300) * second) : null,
    endPlaceholder: random.pick(['', null, '1970-01-01 05:30:00'] as const),
    firstWord: 'in-progress',
    answerLost: false,
    callbacks: wish.hooks,
    hideCustomField: false,
  }
}

/** The caller hears that nobody can be reached, and the flow ends. */
export function undialledCourse(startedAt: number, random: Random): CallCourse {
  const endedAt = startedAt + Math.round(random.between(4, 9) * second)
  return {
    handedOverAt: startedAt,
    firstAnsweredAt: startedAt,
    secondDialledAt: null,
    secondAnsweredAt: null,
    endedAt,
    word: 'completed',
    firstLeg: 'completed',
    secondLeg: null,
    talkSeconds: 0,
    bookedAt: endedAt + Math.round(random.between(100, 140) * second),
    recordedAt: null,
    endPlaceholder: random.pick(['', null, '1970-01-01 05:30:00'] as const),
    firstWord: 'in-progress',
    answerLost: false,
    callbacks: { lost: false, doubled: false, reordered: false },
    hideCustomField: false,
  }
}

function ringOf(outcome: IncomingOutcome, random: Random): number {
  if (outcome === 'missed') return longestRing
  return Math.min(longestRing - 2, random.between(3, outcome === 'gives-up' ? 20 : 9))
}
