import type { CallTruth } from '../../../electron/practice/control/call-truth.ts'
import type { BookingView, PartyView } from '../../../shared/contract/bookings.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

export type CallIn = {
  readonly outcome: 'answered' | 'missed' | 'rejected' | 'gives-up'
  readonly ringSeconds?: number
  readonly talkSeconds?: number
  readonly hooks?: { readonly lost?: boolean; readonly doubled?: boolean; readonly reordered?: boolean }
}

const patience = 55_000

/** A desk whose lines lead to its phone, and people who call it. */
export class IncomingDesk implements AsyncDisposable {
  readonly desk: TestDesk

  private constructor(desk: TestDesk) {
    this.desk = desk
  }

  /** `hooked`: the flow tells of its calls; else nothing ever does. */
  static async start(hooked: boolean, speed = 60): Promise<IncomingDesk> {
    const started = new IncomingDesk(await startTestDesk({ speed }))
    if (hooked) await started.#post('/practice/flow', started.desk.core.flowHooks)
    return started
  }

  /** Answers the provider's id of the call. */
  async callIn(from: string, call: CallIn): Promise<string> {
    const { sid } = await this.#post('/practice/call-in', { from, ...call })
    return sid
  }

  /** A customer of the practice desk by the last two digits, and the booking that stands first for them. */
  async customer(ending: string): Promise<{ booking: BookingView; party: PartyView; number: string }> {
    const { booking, party } = await this.desk.customerEndingIn(ending)
    const view = await this.desk.request('bookings.get', { bookingId: booking.id })
    return { booking: view, party, number: `+9190000000${ending}` }
  }

  /** The call with this id at the provider, once it fits. */
  async callUntil(sid: string, fits: (call: CallView) => boolean): Promise<CallView> {
    return this.until(`the call ${sid}`, async () => {
      const row = await this.desk.store.read
        .selectFrom('call')
        .select('id')
        .where('provider_call_id', '=', sid)
        .executeTakeFirst()
      const { calls } = await this.desk.request('calls.log', { filter: {}, after: null, limit: 100 })
      const call = calls.find(({ id }) => id === row?.id)
      return call !== undefined && fits(call) ? call : null
    })
  }

  ended(sid: string): Promise<CallView> {
    return this.callUntil(sid, ({ status }) => !isOpenStatus(status))
  }

  missedUntil(fits: (callers: readonly MissedCaller[]) => boolean): Promise<readonly MissedCaller[]> {
    return this.until('the list of missed callers', async () => {
      const { callers } = await this.desk.request('inbound.missed', {})
      return fits(callers) ? callers : null
    })
  }

  async truthOf(sid: string): Promise<CallTruth> {
    const { calls } = (await (await fetch(`${this.desk.standIn.url}/practice/calls`)).json()) as {
      calls: CallTruth[]
    }
    const found = calls.find((call) => call.sid === sid)
    if (found === undefined) throw new Error(`The stand-in has no call ${sid}`)
    return found
  }

  async until<Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> {
    for (const limit = Date.now() + patience; Date.now() < limit; ) {
      const value = await ask()
      if (value !== null) return value
      await this.desk.news()
    }
    throw new Error(`${what} never came so far`)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.desk[Symbol.asyncDispose]()
  }

  async #post(path: string, body: object): Promise<{ readonly sid: string }> {
    const answer = await fetch(`${this.desk.standIn.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { sid: string }
  }
}
