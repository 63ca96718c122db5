import { codeDigits, type FlowOutcome } from '../../../shared/domain/masking.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { MaskedCallsTable } from '../store/tables/masked-calls.ts'
import { type Counterpart, CounterpartsTable } from '../store/tables/masking-counterparts.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { ConnectAnswer, FlowAsk, GatherAnswer } from '../telecom/telecom-provider.ts'
import type { AuditTrail } from './audit-trail.ts'
import { CodeTries } from './code-tries.ts'
import type { Sessions } from './sessions.ts'

/** What became of looking for the counterpart of a caller. */
type Search =
  | { readonly outcome: 'connected' | 'connected-by-code'; readonly counterpart: Counterpart }
  | { readonly outcome: FlowOutcome; readonly counterpart: null }

/**
 * Tells a flow whom to put a caller through to. Found by the caller's last ten digits and the line, else by a code that
 * they typed; checked against the booking as it is at this moment; durable in the trail before a number leaves.
 */
export class FlowDesk {
  readonly #store: Store
  readonly #sessions: Sessions
  readonly #numbers: PhoneNumbersTable
  readonly #counterparts: CounterpartsTable
  readonly #calls: MaskedCallsTable
  readonly #trail: AuditTrail
  readonly #tries: CodeTries
  readonly #record: () => boolean
  readonly #clock: Clock

  constructor(parts: {
    store: Store
    sessions: Sessions
    trail: AuditTrail
    record: () => boolean
    clock: Clock
  }) {
    this.#store = parts.store
    this.#sessions = parts.sessions
    this.#trail = parts.trail
    this.#record = parts.record
    this.#clock = parts.clock
    this.#numbers = new PhoneNumbersTable(parts.store)
    this.#counterparts = new CounterpartsTable(parts.store)
    this.#calls = new MaskedCallsTable(parts.store)
    this.#tries = new CodeTries(parts.clock)
  }

  /** @throws AppError `store-full`: nothing that cannot be kept is answered with a number */
  async connect(ask: FlowAsk): Promise<ConnectAnswer> {
    const lineIds = await this.#lineIds(ask)
    const { outcome, counterpart } = await this.#search(ask, lineIds)
    const at = this.#clock.now()
    const keep = [this.#note('exotel/connect', ask, outcome, counterpart, at)]
    if (counterpart !== null) keep.push(this.#keepCall(ask, counterpart, at))
    await Promise.all(keep)
    if (counterpart === null) return { kind: 'nobody' }
    const { number, line } = counterpart
    return { kind: 'connect', number, line, record: this.#record() }
  }

  /** Whether a caller whom nobody could be found for is to type a code. */
  async gather(ask: FlowAsk): Promise<GatherAnswer> {
    const lineIds = await this.#lineIds(ask)
    const leads = lineIds.length > 0 && (await this.#counterparts.leadsSomewhere(lineIds))
    const mayTry = this.#tries.mayTry(triedAs(ask))
    const outcome = !leads ? 'unknown-line' : mayTry ? 'asked-for-code' : 'too-many-codes'
    await this.#note('exotel/gather', ask, outcome, null, this.#clock.now())
    return outcome === 'asked-for-code' ? { kind: 'ask-code' } : { kind: 'sorry' }
  }

  async #search(ask: FlowAsk, lineIds: readonly string[]): Promise<Search> {
    if (lineIds.length === 0) return nobody('unknown-line')
    const { callerDigits, typed } = ask
    if (typed !== null && typed.length === codeDigits) return this.#searchByCode(ask, typed, lineIds)
    if (callerDigits === null) return nobody('unknown-caller')
    const callers = await this.#numbers.idsEndingIn(callerDigits)
    if (callers.length === 0) return nobody('unknown-caller')
    return this.#judge(await this.#counterparts.ofCaller(callers, lineIds), 'connected')
  }

  async #searchByCode(ask: FlowAsk, code: string, lineIds: readonly string[]): Promise<Search> {
    const caller = triedAs(ask)
    if (!this.#tries.mayTry(caller)) return nobody('too-many-codes')
    const found = await this.#counterparts.ofCode(code, lineIds)
    if (found.length > 0) return this.#judge(found, 'connected-by-code')
    this.#tries.noteWrong(caller)
    return nobody('wrong-code')
  }

  #judge([counterpart, second]: readonly Counterpart[], outcome: 'connected' | 'connected-by-code'): Search {
    if (counterpart === undefined) return nobody('unknown-caller')
    if (second !== undefined) return nobody('ambiguous')
    const { expiresAt, bookingStatus, fits } = counterpart
    if (expiresAt <= this.#clock.now()) return nobody('expired')
    if (bookingStatus === null || bookingStatus === 'completed' || bookingStatus === 'cancelled') {
      return nobody('booking-over')
    }
    return fits ? { outcome, counterpart } : nobody('people-changed')
  }

  #note(
    hook: 'exotel/connect' | 'exotel/gather',
    { providerCallId }: FlowAsk,
    outcome: FlowOutcome,
    counterpart: Counterpart | null,
    at: number,
  ): Promise<void> {
    const { sessionId = null, lineId = null } = counterpart ?? {}
    return this.#trail.note({ at, hook, outcome, sessionId, lineId, providerCallId })
  }

  /** Written before the call is answered, so whoever hears of it later knows whose it is. */
  async #keepCall({ providerCallId }: FlowAsk, { sessionId, role }: Counterpart, at: number): Promise<void> {
    const { table } = this.#sessions
    await this.#store.write([
      ...(providerCallId === null ? [] : [this.#calls.addInbound(sessionId, role, providerCallId, at)]),
      table.touch(sessionId, at),
    ])
  }

  async #lineIds({ lineDigits }: FlowAsk): Promise<readonly string[]> {
    return lineDigits === null ? [] : this.#numbers.idsEndingIn(lineDigits)
  }
}

function nobody(outcome: FlowOutcome): Search {
  return { outcome, counterpart: null }
}

function triedAs({ callerDigits, lineDigits }: FlowAsk): string {
  return callerDigits ?? `line ${lineDigits ?? ''}`
}
