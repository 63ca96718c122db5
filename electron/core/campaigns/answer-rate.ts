/**
 * The share of rings that are answered. Evidence is counted as it comes in, second by second: a line that has rung
 * through half of all usual answer times without one is half an unanswered ring. So lines that still ring bend nothing,
 * however many there are. Old evidence fades; when the answers of late fit a clearly higher or lower rate, all before
 * the jump is forgotten but a little.
 */
export class AnswerRate {
  #answers = priorAnswers
  #rings = priorRings
  readonly #higher = new JumpTest(1.6)
  readonly #lower = new JumpTest(0.6)
  #jumps = 0

  /** `rings` passed, in parts of a ring, and so many of them were answered. */
  learn(answers: number, rings: number): void {
    const rate = this.mean
    const jumped = this.#higher.learn(answers, rings, rate) ?? this.#lower.learn(answers, rings, rate)
    const kept = memory ** rings
    this.#answers = this.#answers * kept + answers
    this.#rings = this.#rings * kept + rings
    if (jumped === null) return
    const scale = keptAfterJump / this.#rings
    this.#answers = this.#answers * scale + jumped.answers
    this.#rings = keptAfterJump + jumped.rings
    this.#jumps += 1
    this.#higher.reset()
    this.#lower.reset()
  }

  get mean(): number {
    return Math.min(0.97, Math.max(0.002, this.#answers / this.#rings))
  }

  get deviation(): number {
    return Math.sqrt(Math.max(1, this.#answers)) / this.#rings
  }

  /** How many jumps were found so far. */
  get jumps(): number {
    return this.#jumps
  }
}

/** Weighs "the rate is `factor` times what we believe" against "it is as we believe" (CUSUM of log likelihoods). */
class JumpTest {
  readonly #factor: number
  #sum = 0
  #answers = 0
  #rings = 0

  constructor(factor: number) {
    this.#factor = factor
  }

  learn(answers: number, rings: number, rate: number): { answers: number; rings: number } | null {
    this.#sum += answers * Math.log(this.#factor) - (this.#factor - 1) * rate * rings
    if (this.#sum <= 0) {
      this.reset()
      return null
    }
    this.#answers += answers
    this.#rings += rings
    return this.#sum > alarm ? { answers: this.#answers, rings: this.#rings } : null
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
/** Likelier by e⁷: hardly ever under a steady rate; fifteen answers more than expected show a jump. */
const alarm = 7
