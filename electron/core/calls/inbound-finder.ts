import { AppError } from '../../../shared/app-error.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import { StoreConflict } from '../store/store.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'
import { applyReport } from './apply-report.ts'
import type { CallLedger } from './call-ledger.ts'
import type { CallMatcher } from './call-matcher.ts'

/** How often the account's list is asked; well below its limit of 200 requests a minute. */
const listEvery = 60_000

/** What came in while the console was off is found as far back as this. */
const lookBack = 3 * 24 * 60 * 60_000

/** Rows may appear late, and clocks differ. */
const overlap = 10 * 60_000

/** Details are asked for call by call, for the list does not tell whether anybody took them; the rest waits a minute. */
const detailsPerRound = 40

/** Finds calls that came in and that no hook told of: a desk without a public address hears of every call so, late but true. */
export class InboundFinder implements Disposable {
  readonly #ledger: CallLedger
  readonly #matcher: CallMatcher
  readonly #account: TelecomAccount
  readonly #callbacksExpected: () => boolean
  readonly #clock: Clock
  readonly #log: Log
  #listedThrough: number
  #cancelWake: Cancel = () => {}
  #searching: Promise<void> | null = null
  #disposed = false

  constructor(parts: {
    ledger: CallLedger
    matcher: CallMatcher
    account: TelecomAccount
    callbacksExpected: () => boolean
    clock: Clock
    log: Log
  }) {
    this.#ledger = parts.ledger
    this.#matcher = parts.matcher
    this.#account = parts.account
    this.#callbacksExpected = parts.callbacksExpected
    this.#clock = parts.clock
    this.#log = parts.log
    this.#listedThrough = parts.clock.now() - lookBack
  }

  /** Looks now and from then on every minute. Looking twice finds nothing twice. */
  search(): void {
    if (this.#disposed || this.#searching) return
    this.#cancelWake()
    this.#searching = this.#search()
      .catch((thrown: unknown) => this.#failed(thrown))
      .then(() => {
        this.#searching = null
        if (this.#disposed) return
        this.#cancelWake = this.#clock.wakeAt(this.#clock.now() + listEvery, () => this.search())
      })
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#cancelWake()
    await this.#searching
  }

  async #search(): Promise<void> {
    if (this.#account.missing().length > 0 || !this.#account.hasLine()) return
    const now = this.#clock.now()
    // A clock that was set back must not leave a gap in front of it.
    const from = Math.min(this.#listedThrough, now) - overlap
    const provider = this.#account.provider()
    const unknown: string[] = []
    let page: CallReport[] = []
    const sift = async () => {
      unknown.push(...(await this.#unknownOf(page)))
      page = []
    }
    for await (const report of provider.listCalls({
      createdFrom: from,
      createdTo: now + overlap,
      direction: 'inbound',
    })) {
      // A provider that does not know the filter lists every call.
      if (report.direction === 'inbound') page.push(report)
      if (page.length === 100) await sift()
    }
    await sift()
    for (const id of unknown.slice(0, detailsPerRound)) {
      const details = await provider.callDetails(id)
      if (this.#disposed) return
      if (details !== null) await this.#keep(details)
    }
    if (unknown.length <= detailsPerRound) this.#listedThrough = now
  }

  async #unknownOf(reports: readonly CallReport[]): Promise<string[]> {
    const ids = reports.map(({ providerCallId }) => providerCallId)
    const known = await this.#ledger.table.byProviderCallIds('exotel', ids)
    const knownIds = new Set(known.map(({ providerCallId }) => providerCallId))
    return ids.filter((id) => !knownIds.has(id))
  }

  async #keep(report: CallReport): Promise<void> {
    const matched = await this.#matcher.match([report])
    const call = matched.calls.get(report.providerCallId)
    if (call === undefined) throw new Error('A listed call was matched to no call')
    const moment = { now: this.#clock.now(), callbacksExpected: this.#callbacksExpected() }
    const change = applyReport(call.start, report, moment, matched.known)
    const found = call.stored === null ? [{ kind: 'found-in-list' as const, detail: '' }] : []
    try {
      await this.#ledger.record(
        [{ previous: call.stored, change: { ...change, notes: [...change.notes, ...found] } }],
        matched.statements,
      )
    } catch (thrown) {
      // A hook told of it at the same moment; that is as good.
      if (!(thrown instanceof StoreConflict)) throw thrown
    }
  }

  #failed(thrown: unknown): void {
    if (thrown instanceof ProviderError) {
      this.#log.warn('calls', 'The provider did not list the calls that came in', { kind: thrown.kind })
    } else if (!this.#disposed && !(thrown instanceof AppError)) {
      this.#log.error('calls', 'The search for calls that came in failed', { cause: thrown })
    }
  }
}
