import type { Ledger } from '../ledger/ledger.ts'
import type { Delivery } from '../ledger/ledger-entry.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { callbackBody } from './callback-body.ts'
import { type PlannedCallback, planCallbacks } from './callback-plan.ts'

const minute = 60_000
/** After the first failure, and after the second; then the callback is dropped. */
const retryDelays = [5 * minute, 15 * minute]
/** Of the wall, not of practice: the receiver and the network between do not run faster. */
const answerTimeout = 15_000

/** Tells clients of their calls: at least once, as long as the receiver can be reached at all. */
export class CallbackSender {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #recordingUrl: (sid: string) => string
  readonly #stop = new AbortController()

  constructor(ledger: Ledger, clock: PracticeClock, recordingUrl: (sid: string) => string) {
    this.#ledger = ledger
    this.#clock = clock
    this.#recordingUrl = recordingUrl
  }

  /** Arranges for every callback of the call that was not delivered yet. */
  follow(call: PracticeCall): void {
    const fresh: PlannedCallback[] = []
    for (const planned of planCallbacks(call)) {
      const delivery = this.#ledger.delivery(call.sid, planned.index)
      if (delivery === null) fresh.push(planned)
      else if (delivery.settled === null) this.#retry(call, planned, delivery)
    }
    this.#sendNext(call, fresh)
  }

  dispose(): void {
    this.#stop.abort()
  }

  /** The callbacks of one call leave one after another; only what is sent again may overtake. */
  #sendNext(call: PracticeCall, [next, ...rest]: readonly PlannedCallback[]): void {
    if (next === undefined) return
    this.#clock.wakeAt(next.dueAt, () => {
      void this.#send(call, next).then(() => this.#sendNext(call, rest))
    })
  }

  #retry(call: PracticeCall, planned: PlannedCallback, delivery: Delivery): void {
    const due = delivery.lastAttemptAt + (retryDelays[delivery.attempts - 1] ?? 0)
    this.#clock.wakeAt(due, () => void this.#send(call, planned))
  }

  async #send(call: PracticeCall, planned: PlannedCallback): Promise<void> {
    if (this.#stop.signal.aborted) return
    const status = await this.#post(call, planned)
    if (this.#stop.signal.aborted) return
    const attempts = (this.#ledger.delivery(call.sid, planned.index)?.attempts ?? 0) + 1
    const accepted = status !== null && status >= 200 && status < 300
    const delivery: Delivery = {
      sid: call.sid,
      index: planned.index,
      attempts,
      lastAttemptAt: this.#clock.now(),
      settled: accepted ? 'accepted' : attempts > retryDelays.length ? 'dropped' : null,
      status,
    }
    this.#ledger.record({ entry: 'delivery', delivery })
    if (delivery.settled === null) this.#retry(call, planned, delivery)
  }

  /** The receiver's status; null when there was no answer in time. */
  async #post(call: PracticeCall, planned: PlannedCallback): Promise<number | null> {
    if (call.callback === null) return null
    const { contentType, body } = callbackBody(call, planned, this.#recordingUrl(call.sid))
    try {
      const answer = await fetch(call.callback.url, {
        method: 'POST',
        body,
        ...(contentType === null ? {} : { headers: { 'Content-Type': contentType } }),
        // To the address that was given and nowhere else.
        redirect: 'manual',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(answerTimeout)]),
      })
      await answer.body?.cancel()
      return answer.status
    } catch {
      // Refused, reset or silent: for the sender it is all the same, it was not accepted.
      return null
    }
  }
}
