/**
 * The share of rings that are answered: a Gamma posterior of Poisson counts, with forgetting. Evidence is counted as it comes
 * in, second by second: a line that has rung through half of all usual answer times without one is half an unanswered ring.
 * So lines that still ring bend nothing, however many there are. Old evidence fades; when the answers of late fit a clearly
 * higher or lower rate, all before the jump is forgotten but a little.
 *
 * The two jumps are not alike: who takes the rate for too high waits a little, who takes it for too low dials a burst.
 * So a fall needs more evidence than a rise, and is not believed deeper than what was tested: the worst run of rings since
 * long looks worse than the rate behind it.
 */
export class AnswerRate {
  #answers = priorAnswers
  #rings = priorRings
  readonly #higher = new JumpTest(rise, riseAlarm)
  readonly #lower = new JumpTest(fall, fallAlarm)

  /** `rings` passed, in parts of a ring, and so many of them were answered. */
  learn(answers: number, rings: number): void {
    const rate = this.mean
    const jumped = this.#higher.learn(answers, rings, rate) ?? this.#lower.learn(answers, rings, rate)
    const kept = memory ** rings
    this.#answers = this.#answers * kept + answers
    this.#rings = this.#rings * kept + rings
    if (jumped === null) return
    const scale = keptAfterJump / this.#rings
    this.#rings = keptAfterJump + jumped.rings
    this.#answers = Math.max(this.#answers * scale + jumped.answers, fall * rate * this.#rings)
    this.#higher.reset()
    this.#lower.reset()
  }

  get mean(): number {
    return Math.min(0.97, Math.max(0.002, this.#answers / this.#rings))
  }

  get deviation(): number {
    return Math.sqrt(Math.max(1, this.#answers)) / this.#rings
  }

  /** Rather too high than too low: thin evidence and the first signs of a jump upwards count. */
  get cautious(): number {
    const { chance, rate } = this.#higher.suspicion
    return Math.min(0.97, this.mean + this.deviation + chance * Math.max(0, rate - this.mean))
  }
}

/**
 * Weighs "the rate is `factor` times what we believe" against "it is as we believe": a CUSUM of log likelihoods of Poisson
 * counts (Page, Biometrika 41, 1954).
 */
class JumpTest {
  readonly #factor: number
  readonly #alarm: number
  #sum = 0
  #answers = 0
  #rings = 0

  constructor(factor: number, alarm: number) {
    this.#factor = factor
    this.#alarm = alarm
  }

  learn(answers: number, rings: number, rate: number): { answers: number; rings: number } | null {
    this.#sum += answers * Math.log(this.#factor) - (this.#factor - 1) * rate * rings
    if (this.#sum <= 0) {
      this.reset()
      return null
    }
    this.#answers += answers
    this.#rings += rings
    return this.#sum > this.#alarm ? { answers: this.#answers, rings: this.#rings } : null
  }

  /** How likely the jump is by now, and the rate of late if it is one. */
  get suspicion(): { readonly chance: number; readonly rate: number } {
    return {
      chance: 1 / (1 + Math.exp(suspicious - this.#sum)),
      rate: this.#answers / Math.max(1, this.#rings),
    }
  }

  reset(): void {
    this.#sum = 0
    this.#answers = 0
    this.#rings = 0
  }
}

const memory = 0.998
/** A new list: about three in ten, on the evidence of eight rings. */
const priorAnswers = 2.5
const priorRings = 8
const keptAfterJump = 8
const rise = 1.6
const fall = 0.6
/** Likelier by e⁷: hardly ever under a steady rate; fifteen answers more than expected show a jump. */
const riseAlarm = 7
const fallAlarm = 9
/** From here on a jump is likelier than not to be acted upon. */
const suspicious = 4
