import { prepareDesk } from '../desk/prepare-desk.ts'
import { nationalDigits } from '../indian-number.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeRun } from '../ledger/ledger-entry.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { Random } from '../random.ts'
import { newSid } from '../switchboard.ts'
import type { DynamicConnect } from './dynamic-connect.ts'
import type { FlowHooks } from './flow-hooks.ts'
import { drawIncomingCourse, type IncomingWish, undialledCourse } from './incoming-course.ts'

export type CallInWish = Omit<IncomingWish, 'startedAt'> & {
  /** Ten national digits each; null: the desk's first line. */
  readonly from: string
  readonly line: string | null
  /** What they type where a flow asks for a code. */
  readonly code: string | null
}

/** The lines of the desk: whoever calls one is put through to the phone of the desk. */
export class IncomingLine {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #hooks: FlowHooks
  readonly #connect: DynamicConnect
  readonly #run: PracticeRun

  constructor(
    ledger: Ledger,
    clock: PracticeClock,
    hooks: FlowHooks,
    connect: DynamicConnect,
    run: PracticeRun,
  ) {
    this.#connect = connect
    this.#ledger = ledger
    this.#clock = clock
    this.#hooks = hooks
    this.#run = run
  }

  /** What was called is in the ledger when this resolves. */
  async callIn(wish: CallInWish): Promise<PracticeCall> {
    const { flow } = this.#ledger
    if (wish.line !== null && flow.maskedLines.includes(wish.line)) return this.#callMasked(wish, wish.line)
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

  /** The flow of a masked line asks who is meant, and dials them with the line that they are to see. */
  async #callMasked(wish: CallInWish, line: string): Promise<PracticeCall> {
    const startedAt = this.#clock.now()
    const sid = newSid()
    const { from, code } = wish
    const dialled = await this.#connect.ask(this.#ledger.flow, { sid, from, line, at: startedAt, code })
    const sequence = this.#ledger.calls.length + 1
    const random = new Random(this.#run.seed, 'masked', from, sequence)
    const call: PracticeCall = {
      ...{ sid, sequence, line, createdAt: startedAt, customField: null },
      first: from,
      second: dialled?.number ?? null,
      shownLine: dialled?.line ?? null,
      record: dialled?.record ?? false,
      channels: 2,
      callback: null,
      incoming: true,
      course:
        dialled === null
          ? undialledCourse(startedAt, random)
          : drawIncomingCourse({ ...wish, startedAt }, random),
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
