import { AppError } from '../../../shared/app-error.ts'
import type { CallPurpose } from '../../../shared/domain/call-status.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import { type Compliance, requirePermission } from '../compliance/compliance.ts'
import { newId, randomText } from '../ids.ts'
import type { Disposable } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import { type Statement, StoreConflict } from '../store/store.ts'
import type { CallRecord, CallSide } from '../store/tables/call-record.ts'
import type { PhoneNumbersTable, StoredNumber } from '../store/tables/phone-numbers.ts'
import { appErrorOf, type ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { CallReport, ConnectTwoNumbers, TelecomProvider } from '../telecom/telecom-provider.ts'
import { type Moment, markUnknown, refuse } from './apply-report.ts'
import { noFacts } from './call-facts.ts'
import type { CallLedger } from './call-ledger.ts'
import type { FindInList } from './find-in-list.ts'

/** A call that somebody wants; numbers by id. */
export type CallIntent = {
  readonly purpose: CallPurpose
  readonly bookingId: string | null
  readonly agentUserId: string | null
  readonly first: CallSide & { readonly numberId: string }
  readonly second: CallSide & { readonly numberId: string }
  readonly line: E164
  readonly record: boolean
  readonly timeLimitSeconds: number | null
  readonly relay: CallRecord['relay']
  /** Null: a fresh one is made. */
  readonly correlation: string | null
  /** What is written in one group with the intent. */
  readonly also?: (call: CallRecord) => readonly Statement[]
}

/** A call whose intent is durable. `settled` answers it as it is once the outcome of the request is known, or known to be unknown. */
export type PlacedIntent = { readonly call: CallRecord; readonly settled: Promise<Settlement> }

export type Settlement = { readonly call: CallRecord; readonly error: AppError | null }

/** After each 503 the list is asked and, when it shows no call, the request repeated; so many times and no more. */
const waitsAfterUnavailable = [1000, 2000, 4000, 8000]

/** Well after the request has timed out: only a process that died left an intent as it was. */
const askedCheckAfter = 90_000

/** How long each leg may ring. */
const ringSeconds = 30

/** Places calls: intent stored, then the request, then what became of it. Never twice for one intent. */
export class CallPlacer implements Disposable {
  readonly #ledger: CallLedger
  readonly #numbers: PhoneNumbersTable
  readonly #account: TelecomAccount
  readonly #compliance: Compliance
  readonly #findInList: FindInList
  readonly #callbackUrl: () => string | null
  readonly #clock: Clock
  readonly #log: Log
  readonly #inFlight = new Map<string, Promise<unknown>>()
  readonly #waits = new Set<() => void>()
  #disposed = false

  constructor(parts: {
    ledger: CallLedger
    numbers: PhoneNumbersTable
    account: TelecomAccount
    compliance: Compliance
    findInList: FindInList
    callbackUrl: () => string | null
    clock: Clock
    log: Log
  }) {
    this.#ledger = parts.ledger
    this.#numbers = parts.numbers
    this.#account = parts.account
    this.#compliance = parts.compliance
    this.#findInList = parts.findInList
    this.#callbackUrl = parts.callbackUrl
    this.#clock = parts.clock
    this.#log = parts.log
  }

  /**
   * Resolves once the intent is durable; the request leaves right after.
   * @throws AppError `outside-hours`, `provider-refused`, `wrong-state`, `store-full`; nothing was sent then.
   */
  async place(intent: CallIntent): Promise<PlacedIntent> {
    const provider = this.#account.provider()
    const [first, second] = await Promise.all([
      this.#number(intent.first.numberId),
      this.#number(intent.second.numberId),
    ])
    const { doNotDisturbAt } = second
    requirePermission(this.#compliance.mayCall({ purpose: intent.purpose, doNotDisturbAt }))

    const call = await this.#record(intent, provider.name)
    const request = this.#request(intent, call, first.e164, second.e164)
    const settled = this.#settle(provider, request, call)
    this.#inFlight.set(call.id, settled)
    void settled.finally(() => this.#inFlight.delete(call.id))
    return { call, settled }
  }

  /** Whether the request of this call is still under way in this process. */
  isPlacing(callId: string): boolean {
    return this.#inFlight.has(callId)
  }

  /** Waits for what is under way to be written down; what is still at the provider is found again by its list. */
  async dispose(): Promise<void> {
    this.#disposed = true
    for (const end of [...this.#waits]) end()
    await Promise.allSettled(this.#inFlight.values())
  }

  async #number(id: string): Promise<StoredNumber> {
    const number = await this.#numbers.find(id)
    if (number === null) throw new AppError('not-found', 'The number of this call is no longer kept.')
    return number
  }

  async #record(intent: CallIntent, provider: string): Promise<CallRecord> {
    const now = this.#clock.now()
    const lineNumberId = (await this.#numbers.ensure([intent.line])).get(intent.line) ?? null
    const draft: CallRecord = {
      id: newId('call'),
      provider,
      providerCallId: null,
      correlation: intent.correlation ?? randomText(24),
      bookingId: intent.bookingId,
      direction: 'outbound',
      purpose: intent.purpose,
      agentUserId: intent.agentUserId,
      first: intent.first,
      second: intent.second,
      lineNumberId,
      placement: 'asked',
      status: 'queued',
      facts: noFacts,
      requestedAt: now,
      talkSeconds: null,
      recorded: intent.record,
      failureReason: null,
      heardAt: null,
      callbacks: 0,
      polls: 0,
      nextCheckAt: now + askedCheckAfter,
      checks: 0,
      relay: intent.relay,
      revision: 0,
      updatedAt: now,
    }
    try {
      await this.#ledger.open(draft, intent.also?.(draft))
    } catch (thrown) {
      if (thrown instanceof StoreConflict && thrown.guard === 'call.agent_user_id') {
        throw new AppError('wrong-state', 'You are on another call. Call again when it has ended.', {
          reason: 'agent-on-call',
        })
      }
      throw thrown
    }
    return draft
  }

  #request(intent: CallIntent, call: CallRecord, first: E164, second: E164): ConnectTwoNumbers {
    const callbackUrl = this.#callbackUrl()
    return {
      first,
      second,
      line: intent.line,
      correlation: call.correlation,
      record: intent.record,
      ringSeconds,
      ...(intent.timeLimitSeconds === null ? {} : { timeLimitSeconds: intent.timeLimitSeconds }),
      ...(callbackUrl === null ? {} : { statusCallback: callbackUrl }),
    }
  }

  async #settle(
    provider: TelecomProvider,
    request: ConnectTwoNumbers,
    call: CallRecord,
  ): Promise<Settlement> {
    try {
      return await this.#connect(provider, request, call)
    } catch (cause) {
      // Whatever went wrong on our side, the request may have left: only the provider's list can tell.
      this.#log.error('calls', 'A call could not be followed after its request', { call: call.id, cause })
      return this.#unknown(call, null)
    }
  }

  async #connect(
    provider: TelecomProvider,
    request: ConnectTwoNumbers,
    call: CallRecord,
  ): Promise<Settlement> {
    for (const wait of [...waitsAfterUnavailable, null]) {
      const outcome = await provider.connectTwoNumbers(request)
      switch (outcome.kind) {
        case 'accepted':
          return this.#accepted(call, outcome.report)
        case 'refused':
          return this.#refused(call, outcome.error)
        case 'unknown':
          return this.#unknown(call, outcome.error)
        case 'unavailable': {
          if (wait === null) return this.#refused(call, outcome.error)
          await this.#wait(wait)
          // Nothing was placed so far, and nothing may be placed any more.
          if (this.#disposed) return this.#refused(call, outcome.error)
          const found = await this.#findInList(call)
          if (found !== null) return this.#accepted(call, found)
        }
      }
    }
    throw new Error('The attempts to connect ended without an outcome')
  }

  async #accepted(call: CallRecord, report: CallReport): Promise<Settlement> {
    const current = await this.#ledger.bind(call.id, report, this.#moment())
    return { call: current ?? call, error: null }
  }

  async #refused(call: CallRecord, error: ProviderError): Promise<Settlement> {
    const now = this.#clock.now()
    const { numberId } = call.second
    const register = error.kind === 'do-not-disturb' && numberId !== null
    const also = register ? [this.#numbers.markDoNotDisturb(numberId, now)] : []
    const refused = (current: CallRecord) => ({ call: refuse(current, error.kind, now), notes: [] })
    const current = await this.#ledger.change(call.id, refused, also)
    return { call: current ?? call, error: appErrorOf(error) }
  }

  async #unknown(call: CallRecord, error: ProviderError | null): Promise<Settlement> {
    const lost =
      error === null
        ? new AppError(
            'outcome-unknown',
            'Whether the call was placed is not known yet; the provider is being asked.',
          )
        : appErrorOf(error)
    const current = await this.#ledger.change(call.id, (now) =>
      // A callback may have told already what the answer did not.
      now.placement === 'asked' ? { call: markUnknown(now, this.#moment()), notes: [] } : null,
    )
    return { call: current ?? call, error: current?.placement === 'accepted' ? null : lost }
  }

  #moment(): Moment {
    return { now: this.#clock.now(), callbacksExpected: this.#callbackUrl() !== null }
  }

  /** Ends early when the console stops. */
  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel()
        this.#waits.delete(end)
        resolve()
      }
      const cancel = this.#clock.wakeAt(this.#clock.now() + milliseconds, end)
      this.#waits.add(end)
    })
  }
}
