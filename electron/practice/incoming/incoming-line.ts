import { prepareDesk } from '../desk/prepare-desk.ts'
import { nationalDigits } from '../indian-number.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeRun } from '../ledger/ledger-entry.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { Random } from '../random.ts'
import { newSid } from '../switchboard.ts'
import type { FlowHooks } from './flow-hooks.ts'
import { drawIncomingCourse, type IncomingWish } from './incoming-course.ts'

export type CallInWish = Omit<IncomingWish, 'startedAt'> & {
  /** Ten national digits each; null: the desk's first line. */
  readonly from: string
  readonly line: string | null
}

/** The lines of the desk: whoever calls one is put through to the phone of the desk. */
export class IncomingLine {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #hooks: FlowHooks
  readonly #run: PracticeRun

  constructor(ledger: Ledger, clock: PracticeClock, hooks: FlowHooks, run: PracticeRun) {
    this.#ledger = ledger
    this.#clock = clock
    this.#hooks = hooks
    this.#run = run
  }

  /** What was called is in the ledger when this returns. */
  callIn(wish: CallInWish): PracticeCall {
    const startedAt = this.#clock.now()
    const sequence = this.#ledger.calls.length + 1
    const random = new Random(this.#run.seed, 'in', wish.from, sequence)
    const desk = prepareDesk(this.#run.seed, this.#run.deskAt)
    const call: PracticeCall = {
      sid: newSid(),
      sequence,
      createdAt: startedAt,
      customField: null,
      first: wish.from,
      second: this.#deskPhone(desk.ownNumber),
      line: wish.line ?? nationalDigits(desk.lines[0]?.number ?? '') ?? '',
      record: true,
      channels: 1,
      callback: null,
      incoming: true,
      course: drawIncomingCourse({ ...wish, startedAt }, random),
    }
    this.#ledger.record({ entry: 'call', call })
    this.#hooks.follow(call)
    return call
  }

  /** Whether the phone of the desk is on a call now: whoever calls meanwhile is not put through in practice. */
  isBusy(): boolean {
    const now = this.#clock.now()
    return this.#ledger.calls.slice(-50).some(({ course }) => course.endedAt > now)
  }

  #deskPhone(ownNumber: string): string {
    const lastFrom = this.#ledger.calls.findLast(({ incoming }) => incoming !== true)?.first
    return this.#ledger.flow.deskPhone ?? lastFrom ?? nationalDigits(ownNumber) ?? ''
  }
}
