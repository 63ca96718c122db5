import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { Clock } from '../ports.ts'
import { RisingIds } from '../rising-ids.ts'
import type { Statement, Store } from '../store/store.ts'
import type { CallRecord, CallSide } from '../store/tables/call-record.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import { sidesOfNumbers } from '../store/tables/people-by-number.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'
import { noFacts } from './call-facts.ts'
import type { CallerGuess, KnownNumber, KnownNumbers } from './settle-sides.ts'

/** A call that reports speak of: as it is stored, or null with the new one to begin with. */
export type MatchedCall = { readonly stored: CallRecord | null; readonly start: CallRecord }

/** Every report's call, by the provider's id, and what has to be written before the calls themselves. */
export type Matched = {
  readonly calls: ReadonlyMap<string, MatchedCall>
  readonly statements: readonly Statement[]
  /** The people behind the numbers of calls that come in. */
  readonly known: KnownNumbers
}

/** Which booking callers most likely mean; those on no booking are left out. */
export type GuessCallers = (callers: readonly E164[]) => Promise<ReadonlyMap<E164, CallerGuess>>

/** A call that runs in a session of a booking: who calls, and whom they were put through to. */
export type MaskedSides = {
  readonly bookingId: string
  readonly caller: CallSide
  readonly counterpart: CallSide
}

/** Of these calls, by the provider's ids, those that run in sessions. */
export type FindMasked = (providerCallIds: readonly string[]) => Promise<ReadonlyMap<string, MaskedSides>>

/** Finds the calls that reports speak of: by the provider's id, by what we put into the custom field, by the pair of numbers. */
export class CallMatcher {
  readonly #store: Store
  readonly #calls: CallsTable
  readonly #numbers: PhoneNumbersTable
  readonly #provider: string
  readonly #guess: GuessCallers
  readonly #clock: Clock
  readonly #findMasked: FindMasked
  readonly #ids = new RisingIds()

  constructor(
    store: Store,
    calls: CallsTable,
    provider: string,
    clock: Clock,
    guess: GuessCallers,
    findMasked: FindMasked = async () => new Map(),
  ) {
    this.#store = store
    this.#calls = calls
    this.#numbers = new PhoneNumbersTable(store)
    this.#provider = provider
    this.#clock = clock
    this.#guess = guess
    this.#findMasked = findMasked
  }

  async match(reports: readonly CallReport[]): Promise<Matched> {
    const matched = new Map<string, MatchedCall>()
    const ids = [...new Set(reports.map((report) => report.providerCallId))]
    for (const call of await this.#calls.byProviderCallIds(this.#provider, ids)) {
      if (call.providerCallId !== null) matched.set(call.providerCallId, { stored: call, start: call })
    }
    const unmatched = reports.filter((report) => !matched.has(report.providerCallId))
    if (unmatched.length > 0) await this.#matchIntents(unmatched, matched)
    const strangers = unmatched.filter((report) => !matched.has(report.providerCallId))
    const foreign = reports.filter(
      (report) =>
        report.direction === 'inbound' && matched.get(report.providerCallId)?.stored?.placement === 'foreign',
    )
    if (strangers.length + foreign.length === 0) return { calls: matched, statements: [], known: new Map() }
    const [{ known, statements }, masked] = await Promise.all([
      this.#know([...strangers, ...foreign]),
      this.#findMasked(strangers.map((report) => report.providerCallId)),
    ])
    for (const report of strangers) {
      const { providerCallId } = report
      if (matched.has(providerCallId)) continue
      const start = this.#stranger(report, known)
      const sides = masked.get(providerCallId)
      matched.set(providerCallId, {
        stored: null,
        start: sides === undefined ? start : betweenParties(start, sides),
      })
    }
    return { calls: matched, statements, known }
  }

  /** For a report whose call is known: the people behind its numbers. Numbers that are new are kept at once. */
  async knownNumbers(report: CallReport): Promise<KnownNumbers> {
    const { known, statements } = await this.#know([report])
    if (statements.length === 0) return known
    await this.#numbers.ensure(numbersOf([report]))
    return (await this.#know([report])).known
  }

  /** Our own calls whose connect was not answered yet, or whose answer was lost. */
  async #matchIntents(reports: readonly CallReport[], matched: Map<string, MatchedCall>): Promise<void> {
    const correlations = reports.flatMap((report) =>
      report.correlation === null ? [] : [report.correlation],
    )
    const [named, open] = await Promise.all([
      this.#calls.byCorrelations(correlations),
      this.#calls.openWithoutProviderId(),
    ])
    const numbers =
      open.length === 0 ? new Map<E164, string>() : await this.#numbers.idsOf(numbersOf(reports))
    const taken = new Set<string>()
    for (const report of reports) {
      if (matched.has(report.providerCallId)) continue
      const call =
        named.find((candidate) => candidate.correlation === report.correlation) ??
        open.find((candidate) => !taken.has(candidate.id) && isSamePair(candidate, report, numbers))
      if (call === undefined) continue
      taken.add(call.id)
      matched.set(report.providerCallId, { stored: call, start: call })
    }
  }

  async #know(
    reports: readonly CallReport[],
  ): Promise<{ readonly known: KnownNumbers; readonly statements: readonly Statement[] }> {
    const numbers = numbersOf(reports)
    const callers = numbersOf(reports.filter(({ direction }) => direction === 'inbound').map(onlyCaller))
    const [sides, guesses] = await Promise.all([sidesOfNumbers(this.#store, numbers), this.#guess(callers)])
    const known = new Map<E164, KnownNumber>()
    const statements: Statement[] = []
    for (const number of numbers) {
      const side = sides.get(number) ?? { who: 'unknown', id: null, numberId: this.#ids.next('number') }
      if (!sides.has(number)) statements.push(this.#numbers.keepNew(side.numberId, number))
      known.set(number, { side, asCaller: guesses.get(number) ?? null })
    }
    return { known, statements }
  }

  /** A call that another system placed, or that came in; its report then settles the sides of one that came in. */
  #stranger(report: CallReport, known: KnownNumbers): CallRecord {
    const sideOf = (number: E164 | null): CallSide =>
      (number === null ? undefined : known.get(number)?.side) ?? { who: 'unknown', id: null, numberId: null }
    const now = this.#clock.now()
    return {
      id: this.#ids.next('call'),
      provider: this.#provider,
      providerCallId: report.providerCallId,
      correlation: this.#ids.next('foreign'),
      bookingId: null,
      direction: 'outbound',
      purpose: 'agent',
      agentUserId: null,
      first: sideOf(report.firstNumber),
      second: sideOf(report.secondNumber),
      lineNumberId: sideOf(report.lineNumber).numberId,
      placement: 'foreign',
      status: 'queued',
      facts: noFacts,
      requestedAt: report.createdAt ?? report.startedAt ?? now,
      talkSeconds: null,
      recorded: report.recordingUrl !== null,
      failureReason: null,
      heardAt: null,
      callbacks: 0,
      polls: 0,
      nextCheckAt: null,
      checks: 0,
      relay: null,
      revision: 0,
      updatedAt: now,
    }
  }
}

/** Two people of a booking who talk with each other, not with the desk. */
function betweenParties(call: CallRecord, { bookingId, caller, counterpart }: MaskedSides): CallRecord {
  return {
    ...call,
    bookingId,
    direction: 'inbound',
    purpose: 'party-to-party',
    first: caller,
    second: counterpart,
  }
}

function onlyCaller(report: CallReport): CallReport {
  return { ...report, secondNumber: null, lineNumber: null }
}

function numbersOf(reports: readonly CallReport[]): E164[] {
  const numbers = new Set<E164>()
  for (const { firstNumber, secondNumber, lineNumber } of reports) {
    for (const number of [firstNumber, secondNumber, lineNumber]) if (number !== null) numbers.add(number)
  }
  return [...numbers]
}

function isSamePair(call: CallRecord, report: CallReport, numbers: ReadonlyMap<E164, string>): boolean {
  if (report.correlation !== null || report.firstNumber === null || report.secondNumber === null) return false
  return (
    numbers.get(report.firstNumber) === call.first.numberId &&
    numbers.get(report.secondNumber) === call.second.numberId
  )
}
