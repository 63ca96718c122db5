import { randomBytes } from 'node:crypto'
import { type Behaviour, behaviourOf } from './behaviour.ts'
import { drawCourse } from './call-course.ts'
import type { CallbackSender } from './callbacks/callback-sender.ts'
import { trunkForm } from './indian-number.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { ConnectAttempt } from './ledger/ledger-entry.ts'
import type { PracticeCall } from './practice-call.ts'
import type { PracticeClock } from './practice-clock.ts'
import { Random } from './random.ts'
import type { ConnectRequest } from './voice/connect-request.ts'
import { VoiceRefusal } from './voice/voice-refusal.ts'

export type Placing =
  | { readonly kind: 'placed'; readonly call: PracticeCall }
  | { readonly kind: 'refused'; readonly refusal: VoiceRefusal }

/** Places calls, or turns requests away, and never takes the same intent twice. */
export class Switchboard {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #callbacks: CallbackSender
  readonly #seed: number
  /** Intents that were turned away, until the call list is asked for. */
  readonly #unchecked = new Set<string>()

  constructor(ledger: Ledger, clock: PracticeClock, callbacks: CallbackSender, seed: number) {
    this.#ledger = ledger
    this.#clock = clock
    this.#callbacks = callbacks
    this.#seed = seed
  }

  /** The client has looked at the call list: it may know by now what became of every intent. */
  noteListAsked(): void {
    this.#unchecked.clear()
  }

  /** What was placed is in the ledger when this returns. */
  place(request: ConnectRequest): Placing {
    const dialled = request.second ?? request.first
    const random = new Random(this.#seed, dialled, this.#ledger.callsTo(dialled))
    const earlier = request.customField === null ? null : this.#ledger.callOfIntent(request.customField)
    if (earlier !== null) return this.#refuseSecond(request, earlier)
    const behaviour = behaviourOf(dialled, this.#ledger.mix, random)
    if (behaviour.refusal === 'do-not-disturb') {
      const message = `Call to ${trunkForm(dialled)} cannot be made because of TRAI NDNC regulations`
      return this.#refuse(request, 403, message)
    }
    const { turnedAway } = behaviour
    if (turnedAway && this.#ledger.timesTurnedAway(dialled, request.customField) < turnedAway.times) {
      return turnedAway.status === 429
        ? this.#refuse(request, 429, 'Too Many Requests', { 'Retry-After': '3' })
        : this.#refuse(request, 503, 'Service Unavailable')
    }
    const call = this.#drawCall(request, behaviour, random)
    this.#ledger.record({ entry: 'call', call })
    this.#noteAttempt(request, 200, call.sid)
    this.#callbacks.follow(call)
    return { kind: 'placed', call }
  }

  #drawCall(request: ConnectRequest, behaviour: Behaviour, random: Random): PracticeCall {
    const { first, second, line, customField, record, channels, callback } = request
    const startedAt = this.#clock.now()
    const course = drawCourse({ ...request, startedAt, behaviour, flow: second === null }, random)
    const sequence = this.#ledger.calls.length + 1
    const asked = { customField, first, second, line, record, channels, callback }
    return { sid: newSid(), sequence, createdAt: startedAt, ...asked, course }
  }

  #refuseSecond(request: ConnectRequest, earlier: PracticeCall): Placing {
    this.#ledger.record({
      entry: 'violation',
      violation: {
        kind: 'second-connect',
        at: this.#clock.now(),
        customField: earlier.customField ?? '',
        sid: earlier.sid,
      },
    })
    return this.#refuse(request, 409, 'A call for this CustomField has already been placed')
  }

  #refuse(
    request: ConnectRequest,
    status: Exclude<ConnectAttempt['status'], 200>,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ): Placing {
    this.#noteAttempt(request, status, null)
    return { kind: 'refused', refusal: new VoiceRefusal(status, message, headers) }
  }

  #noteAttempt(request: ConnectRequest, status: ConnectAttempt['status'], sid: string | null): void {
    const { customField } = request
    const dialled = request.second ?? request.first
    const intent = `${dialled}/${customField ?? ''}`
    const listAskedBefore = !this.#unchecked.has(intent)
    this.#unchecked.add(intent)
    const attempt = { at: this.#clock.now(), customField, dialled, status, sid, listAskedBefore }
    this.#ledger.record({ entry: 'attempt', attempt })
  }
}

const sidAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** 32 characters of digits and letters. Not hexadecimal: clients have been caught out by that. */
export function newSid(): string {
  let sid = ''
  for (const byte of randomBytes(32)) sid += sidAlphabet[byte % sidAlphabet.length]
  return sid
}
