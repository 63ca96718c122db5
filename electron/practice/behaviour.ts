import type { Mix } from './mix.ts'
import type { Random } from './random.ts'

/** How the two phones behave. In a call to a flow there is one phone, and `agent-…` means that nobody picked up. */
export type Fate = 'talks' | 'busy' | 'no-answer' | 'failed' | 'agent-absent' | 'agent-gives-up'

/** Everything the dialled number decides before a call begins. */
export type Behaviour = {
  readonly fate: Fate
  /** Null: drawn like real conversations. */
  readonly talkSeconds: number | null
  readonly refusal: 'do-not-disturb' | null
  /** The request is turned away this many times before it is taken. */
  readonly turnedAway: { readonly status: 429 | 503; readonly times: number } | null
  readonly answerLost: boolean
  readonly callbacks: { readonly lost: boolean; readonly doubled: boolean; readonly reordered: boolean }
  readonly hideCustomField: boolean
}

const plain: Behaviour = {
  fate: 'talks',
  talkSeconds: 8,
  refusal: null,
  turnedAway: null,
  answerLost: false,
  callbacks: { lost: false, doubled: false, reordered: false },
  hideCustomField: false,
}

/** The endings that a newcomer rehearses with, and that tests rely on. */
const endings: Readonly<Record<string, Behaviour>> = {
  '00': plain,
  '01': { ...plain, fate: 'busy' },
  '02': { ...plain, fate: 'no-answer' },
  '03': { ...plain, fate: 'failed' },
  '04': { ...plain, fate: 'agent-absent' },
  '05': { ...plain, talkSeconds: 1 },
  '06': { ...plain, refusal: 'do-not-disturb' },
  '07': { ...plain, answerLost: true },
  '08': { ...plain, callbacks: { lost: true, doubled: false, reordered: false } },
  '09': { ...plain, callbacks: { lost: false, doubled: true, reordered: true } },
  '10': { ...plain, turnedAway: { status: 429, times: 1 } },
  '11': { ...plain, turnedAway: { status: 503, times: 3 } },
}

/** What becomes of a call to this number: by its last two digits, else drawn from the mix. */
export function behaviourOf(national: string, mix: Mix, random: Random): Behaviour {
  return endings[national.slice(-2)] ?? drawBehaviour(mix, random)
}

function drawBehaviour(mix: Mix, random: Random): Behaviour {
  const fate = drawFate(mix, random)
  return {
    fate,
    talkSeconds: random.chance(mix.hangUpAtOnce) ? 1 : null,
    refusal: random.chance(mix.doNotDisturb) ? 'do-not-disturb' : null,
    turnedAway: null,
    answerLost: random.chance(mix.answerLost),
    callbacks: {
      lost: random.chance(mix.loseCallbacks),
      doubled: random.chance(mix.doubleCallbacks),
      reordered: random.chance(mix.reorder),
    },
    hideCustomField: random.chance(mix.hideCustomField),
  }
}

function drawFate(mix: Mix, random: Random): Fate {
  if (random.chance(mix.agentAbsent)) return 'agent-absent'
  if (random.chance(mix.agentGivesUp)) return 'agent-gives-up'
  let left = random.next()
  for (const [fate, share] of [
    ['busy', mix.busy],
    ['no-answer', mix.noAnswer],
    ['failed', mix.failed],
  ] as const) {
    if (left < share) return fate
    left -= share
  }
  return 'talks'
}
