import type { Behaviour, Fate } from './behaviour.ts'
import type { Random } from './random.ts'

export type EndWord = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'

/** What happens in a call and when; instants of the practice clock. */
export type CallCourse = {
  /** Leg 1 is with the operator: the request is answered now. */
  readonly handedOverAt: number
  readonly firstAnsweredAt: number | null
  readonly secondDialledAt: number | null
  readonly secondAnsweredAt: number | null
  readonly endedAt: number
  readonly word: EndWord
  readonly firstLeg: EndWord
  /** Null: never dialled. */
  readonly secondLeg: EndWord | null
  readonly talkSeconds: number
  /** Duration, price and end are known to the provider's books only from here on. */
  readonly bookedAt: number
  readonly recordedAt: number | null
  /** What the books show as the end until then; each occurs. */
  readonly endPlaceholder: '' | null | '1970-01-01 05:30:00'
  /** The first word a client hears. */
  readonly firstWord: 'queued' | 'in-progress'
  readonly answerLost: boolean
  readonly callbacks: Behaviour['callbacks']
  readonly hideCustomField: boolean
}

export type CourseRequest = {
  readonly startedAt: number
  readonly behaviour: Behaviour
  readonly flow: boolean
  /** How long each leg may ring. */
  readonly ringSeconds: number
  readonly longestTalkSeconds: number
  readonly record: boolean
}

type Legs = Pick<
  CallCourse,
  | 'firstAnsweredAt'
  | 'secondDialledAt'
  | 'secondAnsweredAt'
  | 'endedAt'
  | 'word'
  | 'firstLeg'
  | 'secondLeg'
  | 'talkSeconds'
>

const second = 1000

export function drawCourse(request: CourseRequest, random: Random): CallCourse {
  const { behaviour } = request
  // The provider's own figures: 0.7 s on average, 1.1 s for one in twenty.
  const handedOverAt = request.startedAt + Math.round(random.logNormal(0.7, 0.3) * second)
  const legs = request.flow
    ? drawFlowLeg(request, handedOverAt, random)
    : drawTwoLegs(request, handedOverAt, random)
  const recorded = request.record && legs.talkSeconds > 0
  return {
    handedOverAt,
    ...legs,
    bookedAt: legs.endedAt + Math.round(random.between(100, 140) * second),
    recordedAt: recorded ? legs.endedAt + Math.round(random.between(60, 300) * second) : null,
    endPlaceholder: random.pick(['', null, '1970-01-01 05:30:00'] as const),
    firstWord: random.chance(0.2) ? 'queued' : 'in-progress',
    answerLost: behaviour.answerLost,
    callbacks: behaviour.callbacks,
    hideCustomField: behaviour.hideCustomField,
  }
}

function drawTwoLegs(request: CourseRequest, handedOverAt: number, random: Random): Legs {
  const ringLimit = request.ringSeconds * second
  // Somebody at a desk who has just asked for the call picks up quickly.
  const firstRing = Math.round(Math.min(random.logNormal(3.5, 0.5) * second, ringLimit))
  const fate = request.behaviour.fate
  if (fate === 'agent-absent') return unansweredFirst(handedOverAt + ringLimit)
  const firstAnsweredAt = handedOverAt + firstRing
  const secondDialledAt = firstAnsweredAt + Math.round(random.between(0.8, 2) * second)
  const answered = { firstAnsweredAt, secondDialledAt, secondAnsweredAt: null, talkSeconds: 0 }
  const rung = drawRing(request, fate, random)
  const endedAt = secondDialledAt + rung.milliseconds
  if (fate !== 'talks' || rung.tooLong) {
    return { ...answered, endedAt, ...endOfSecond(rung.tooLong ? 'no-answer' : fate) }
  }
  const talkSeconds = drawTalk(request, random)
  return {
    ...answered,
    secondAnsweredAt: endedAt,
    endedAt: endedAt + talkSeconds * second,
    word: 'completed',
    firstLeg: 'completed',
    secondLeg: 'completed',
    talkSeconds,
  }
}

/** One leg, led into a flow: it talks with applets, so talk begins as it answers. */
function drawFlowLeg(request: CourseRequest, handedOverAt: number, random: Random): Legs {
  const wanted = request.behaviour.fate
  const fate = wanted === 'agent-absent' || wanted === 'agent-gives-up' ? 'no-answer' : wanted
  const rung = drawRing(request, fate, random)
  const rungUntil = handedOverAt + rung.milliseconds
  const alone = { secondDialledAt: null, secondAnsweredAt: null, secondLeg: null }
  if (fate !== 'talks' || rung.tooLong) {
    const word = rung.tooLong || fate === 'talks' ? 'no-answer' : fate
    return { ...alone, firstAnsweredAt: null, endedAt: rungUntil, word, firstLeg: word, talkSeconds: 0 }
  }
  const talkSeconds = drawTalk(request, random)
  return {
    ...alone,
    firstAnsweredAt: rungUntil,
    endedAt: rungUntil + talkSeconds * second,
    word: 'completed',
    firstLeg: 'completed',
    talkSeconds,
  }
}

function unansweredFirst(endedAt: number): Legs {
  return {
    firstAnsweredAt: null,
    secondDialledAt: null,
    secondAnsweredAt: null,
    endedAt,
    word: 'no-answer',
    firstLeg: 'no-answer',
    secondLeg: null,
    talkSeconds: 0,
  }
}

/** How long the dialled phone rings: until it is answered, refused, given up, or the limit is reached. */
function drawRing(
  request: CourseRequest,
  fate: Fate,
  random: Random,
): { readonly milliseconds: number; readonly tooLong: boolean } {
  const limit = request.ringSeconds * second
  if (fate === 'no-answer') return { milliseconds: limit, tooLong: true }
  const drawn = Math.round((fate === 'talks' ? random.logNormal(11, 0.5) : random.between(2, 6)) * second)
  // Where the number itself says that somebody answers, a short limit must not change it.
  if (request.behaviour.talkSeconds !== null) {
    return { milliseconds: Math.min(drawn, Math.floor(limit * 0.8)), tooLong: false }
  }
  return { milliseconds: Math.min(drawn, limit), tooLong: drawn >= limit }
}

function endOfSecond(fate: Fate): Pick<Legs, 'word' | 'firstLeg' | 'secondLeg'> {
  switch (fate) {
    case 'busy':
      return { word: 'busy', firstLeg: 'completed', secondLeg: 'busy' }
    case 'failed':
      return { word: 'failed', firstLeg: 'completed', secondLeg: 'failed' }
    case 'agent-gives-up':
      return { word: 'failed', firstLeg: 'completed', secondLeg: 'canceled' }
    default:
      return { word: 'no-answer', firstLeg: 'completed', secondLeg: 'no-answer' }
  }
}

/** Mean two minutes with a long tail; many short calls, few long ones. */
function drawTalk(request: CourseRequest, random: Random): number {
  const talk = request.behaviour.talkSeconds ?? Math.max(2, Math.round(random.logNormal(120, 0.8)))
  return Math.min(talk, request.longestTalkSeconds)
}
