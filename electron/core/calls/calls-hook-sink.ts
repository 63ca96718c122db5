import type { Clock } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { CallReport, ParsedHook } from '../telecom/telecom-provider.ts'
import type { DecodedHook, HookPlan, HookSink, NotUnderstood } from '../webhook/hook-sink.ts'
import { applyReport, type CallNote } from './apply-report.ts'
import type { CallLedger, PlannedChange } from './call-ledger.ts'
import type { CallMatcher, MatchedCall } from './call-matcher.ts'
import type { KnownNumbers } from './settle-sides.ts'

/** Reads the provider's callback fields; the provider's own room knows how. */
export type ParseCallHook = (event: DecodedHook) => ParsedHook

type Heard = { readonly event: DecodedHook; readonly report: CallReport }

/** What callbacks do to calls: a whole batch becomes one group of statements. */
export class CallsHookSink implements HookSink {
  readonly #ledger: CallLedger
  readonly #matcher: CallMatcher
  readonly #parse: ParseCallHook
  readonly #clock: Clock
  readonly #heardAt: (at: number) => void

  constructor(parts: {
    ledger: CallLedger
    matcher: CallMatcher
    parse: ParseCallHook
    clock: Clock
    /** Told when callbacks were applied: they arrive, so the way from outside works. */
    heardAt: (at: number) => void
  }) {
    this.#ledger = parts.ledger
    this.#matcher = parts.matcher
    this.#parse = parts.parse
    this.#clock = parts.clock
    this.#heardAt = parts.heardAt
  }

  async plan(events: readonly DecodedHook[]): Promise<HookPlan> {
    const { heard, notUnderstood } = this.#read(events)
    const matched = await this.#matcher.match(heard.map(({ report }) => report))
    const planned: PlannedChange[] = []
    for (const [call, reports] of this.#byCall(heard, matched.calls)) {
      planned.push({ previous: call.stored, change: this.#applyAll(call.start, reports, matched.known) })
    }
    const changes = planned.map(({ previous, change }) => ({ previous, call: change.call }))
    return {
      statements: [...matched.statements, ...(await this.#ledger.statementsFor(planned))],
      notUnderstood,
      applied: () => {
        if (heard.length > 0) this.#heardAt(this.#clock.now())
        this.#ledger.announce(changes)
      },
    }
  }

  #read(events: readonly DecodedHook[]): { heard: Heard[]; notUnderstood: NotUnderstood[] } {
    const heard: Heard[] = []
    const notUnderstood: NotUnderstood[] = []
    for (const event of events) {
      const parsed = this.#parse(event)
      if (parsed.kind === 'call') heard.push({ event, report: parsed.report })
      else notUnderstood.push({ event, reason: parsed.reason })
    }
    return { heard, notUnderstood }
  }

  #byCall(heard: readonly Heard[], calls: ReadonlyMap<string, MatchedCall>): Map<MatchedCall, Heard[]> {
    const grouped = new Map<MatchedCall, Heard[]>()
    for (const entry of heard) {
      const call = calls.get(entry.report.providerCallId)
      if (call === undefined) throw new Error('A callback was matched to no call')
      const group = grouped.get(call)
      if (group) group.push(entry)
      else grouped.set(call, [entry])
    }
    return grouped
  }

  #applyAll(
    start: CallRecord,
    heard: readonly Heard[],
    known: KnownNumbers,
  ): { call: CallRecord; notes: CallNote[] } {
    let call = start
    const notes: CallNote[] = []
    for (const { event, report } of heard) {
      const change = applyReport(call, report, { now: event.receivedAt, callbacksExpected: true }, known)
      call = change.call
      notes.push(...change.notes)
    }
    return { call, notes }
  }
}
