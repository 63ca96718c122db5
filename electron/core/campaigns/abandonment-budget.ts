import { RecentCounts } from './recent-counts.ts'

/**
 * How much risk may be taken now, so that the share of abandoned calls ends a little below what is allowed.
 *
 * Two things work together. A slow one: each answer adds a little to the accepted risk and each abandoned call takes away
 * what many answers added, so the risk settles where the share comes out right; chasing the share from minute to minute
 * would swing between bursts and standstill. And rails: when the shift or the half hour has hardly any abandoned calls
 * left to spend, the risk fades to none, where every line has its free agent.
 */
export class AbandonmentBudget {
  readonly #allowed: number
  #halfHour = new RecentCounts()
  #risk: number
  #answered = 0
  #abandoned = 0
  #largestTeam = 0

  constructor(allowed: number) {
    this.#allowed = allowed
    this.#risk = firstRisk * (allowed / 0.03)
  }

  answer(at: number): void {
    this.#answered += 1
    this.#halfHour.answer(at)
    this.#learn(steering * aim * this.#allowed)
  }

  abandon(at: number): void {
    this.#abandoned += 1
    this.#halfHour.abandon(at)
    this.#learn(-steering)
  }

  /** So many agents are signed in from now on. */
  team(at: number, agents: number): void {
    this.#halfHour.team(at, agents)
    this.#largestTeam = Math.max(this.#largestTeam, agents)
  }

  /** A new shift begins: its share counts from here, what was learned stays. */
  beginShift(at: number, agents: number): void {
    this.#halfHour = new RecentCounts()
    this.#answered = 0
    this.#abandoned = 0
    this.#largestTeam = 0
    this.team(at, agents)
  }

  get shiftShare(): number {
    return this.#answered === 0 ? 0 : this.#abandoned / this.#answered
  }

  halfHourShare(now: number): number {
    const { answered, abandoned } = this.#halfHour.counts(now)
    return answered === 0 ? 0 : abandoned / answered
  }

  /** Accepted chance that one more answered call is one too many. */
  risk(now: number): number {
    return this.#risk * this.freedom(now)
  }

  /** 1: the risk may be taken in full; 0: nothing is left to spend. */
  freedom(now: number): number {
    return Math.min(this.#freedomOfShift(), this.#freedomOfHalfHour(now))
  }

  /** Which of the two leaves less freedom. */
  tighter(now: number): 'shift' | 'half-hour' {
    return this.#freedomOfHalfHour(now) < this.#freedomOfShift() ? 'half-hour' : 'shift'
  }

  #freedomOfShift(): number {
    if (this.#largestTeam < smallTeam && this.#isSpent()) return 0
    return ramp(this.#leftOfShift(), 1, leastOverdraft + overdraftPerAnswer * this.#answered)
  }

  /** One more would break what is promised of every shift; a small team may not have the answers to make up for it. */
  #isSpent(): boolean {
    return this.#abandoned + 1 > this.#allowed * Math.max(this.#answered, answersThatCount)
  }

  /** Abandoned calls that may still happen in the shift. */
  #leftOfShift(): number {
    // Before there are enough answers for a share to mean anything, some are lent.
    const lent = Math.max(0, lentAnswers * (1 - this.#answered / lentUntil))
    const reserve = reserveOfMany + (reserveOfFew - reserveOfMany) * Math.max(0, 1 - this.#answered / many)
    return shiftRail * this.#allowed * (this.#answered + lent) - this.#abandoned - reserve
  }

  /** One more abandoned call must fit into the answers of a half hour; beyond that every line needs its free agent. */
  #freedomOfHalfHour(now: number): number {
    const { abandoned, expected } = this.#halfHour.counts(now)
    const lent = this.#largestTeam < tinyTeam ? lentToTinyTeam : 1
    // A half hour may well bring fewer answers than the ones before it, by the root of their number.
    const likely = expected - Math.sqrt(expected)
    const left = Math.max(lent, halfHourRail * this.#allowed * likely) - abandoned
    return left < 1 ? 0 : Math.min(1, left / fullHalfHour)
  }

  #learn(step: number): void {
    const scale = this.#allowed / 0.03
    this.#risk = Math.min(highestRisk * scale, Math.max(lowestRisk * scale, this.#risk * Math.exp(step)))
  }
}

/** From full freedom at `full` left down to little; none only when overdrawn: a small risk gains much over none. */
function ramp(left: number, full: number, overdraft: number): number {
  if (left < -overdraft) return 0
  return Math.min(1, Math.max(leastFreedom, left / full))
}

/** At 3 %; the predicted chance is lower than what comes of it, because one decision follows another. */
const firstRisk = 0.025
const lowestRisk = 0.002
const highestRisk = 0.08
const steering = 0.08
const aim = 0.92
const shiftRail = 0.98
/** The share of a shift with fewer answers than these says nothing, and nothing is promised of it. */
const answersThatCount = 300
/** Abandoned calls kept back: one or two too many weigh more while answers are few. */
const reserveOfFew = 1
const reserveOfMany = 0.5
const many = 600
const lentAnswers = 80
const lentUntil = 280
/** A half hour may cost so many times the allowed share: at 3 % that is 7.8 % of its answers, a little less than promised. */
const halfHourRail = 2.6
/** Abandoned calls left in the half hour from which on the risk is taken in full. */
const fullHalfHour = 1.5
/** A team of three or four has too few answers in a half hour for a share: so many calls are lent to it. */
const lentToTinyTeam = 4
const tinyTeam = 5
const smallTeam = 10
/** Abandoned calls beyond the rail of the shift before every line needs its free agent. */
const leastOverdraft = 2
const overdraftPerAnswer = 0.0003
const leastFreedom = 0.15
