import { prepareDesk } from '../desk/prepare-desk.ts'
import { nationalDigits } from '../indian-number.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeRun } from '../ledger/ledger-entry.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { Random } from '../random.ts'
import type { IncomingLine } from './incoming-line.ts'

const hour = 3_600_000
/** Between a change of the rate and the first call that follows it. */
const soonest = 20_000

/** Customers and workers who call the desk of themselves, as often as the flow says. */
export class CallIns {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #line: IncomingLine
  readonly #run: PracticeRun
  readonly #random: Random
  #planned = 0

  constructor(ledger: Ledger, clock: PracticeClock, line: IncomingLine, run: PracticeRun) {
    this.#ledger = ledger
    this.#clock = clock
    this.#line = line
    this.#run = run
    this.#random = new Random('call-ins', run.seed, ledger.calls.length)
  }

  /** Plans the next one anew; what was planned before is forgotten. */
  start(): void {
    this.#planned += 1
    const { callInsPerHour } = this.#ledger.flow
    if (callInsPerHour <= 0) return
    const mine = this.#planned
    // Callers know nothing of each other: the time between two is exponential.
    const wait = Math.max(soonest, -Math.log(1 - this.#random.next()) * (hour / callInsPerHour))
    this.#clock.wakeAt(this.#clock.now() + wait, () => {
      if (mine !== this.#planned) return
      if (!this.#line.isBusy()) void this.#callIn()
      this.start()
    })
  }

  /** Some call back the line of a session over which they were called. */
  async #callIn(): Promise<void> {
    const { parties } = prepareDesk(this.#run.seed, this.#run.deskAt)
    const people = parties.filter(({ role }) => role !== 'vendor')
    const someone = nationalDigits(this.#random.pick(people).number)
    const called = this.#random.chance(0.3) ? this.#lastMasked() : undefined
    const from = called?.second ?? someone
    if (from === null) return
    await this.#line.callIn({
      from,
      line: called?.line ?? null,
      code: null,
      outcome: this.#random.pick(['answered', 'answered', 'missed', 'missed', 'gives-up', 'rejected']),
      ringSeconds: null,
      talkSeconds: null,
      hooks: { lost: false, doubled: this.#random.chance(0.02), reordered: this.#random.chance(0.02) },
    })
  }

  #lastMasked() {
    const { maskedLines } = this.#ledger.flow
    return this.#ledger.calls.findLast(({ incoming, line }) => !incoming && maskedLines.includes(line))
  }
}
