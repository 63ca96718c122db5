import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'
import { applyReport, declareLost, type Moment, markUnknown, noteSilence, refuse } from './apply-report.ts'
import type { CallLedger } from './call-ledger.ts'
import { longestWaitOfOpenCall, lostAfter, neverPlacedAfter } from './check-schedule.ts'
import type { FindInList } from './find-in-list.ts'
import { type KnownNumbers, nobodyKnown } from './settle-sides.ts'

/** Looked at anew at least this often, so that no clock that jumps can stop the questions. */
const heartbeat = 30_000

/** Between two sweeps, however much is due. */
const shortestPause = 200

/** Details of this many calls are asked for in one request; more are allowed but not advised. */
const detailsPerRequest = 20

/** Asks the provider about calls that are silent, unknown or lack their final details. */
export class CallChecker implements Disposable {
  readonly #ledger: CallLedger
  readonly #account: TelecomAccount
  readonly #findInList: FindInList
  readonly #knownNumbers: (report: CallReport) => Promise<KnownNumbers>
  readonly #isPlacing: (callId: string) => boolean
  readonly #callbacksExpected: () => boolean
  readonly #clock: Clock
  readonly #log: Log
  #cancelWake: Cancel = () => {}
  #wakesAt = Number.POSITIVE_INFINITY
  #sweeping: Promise<void> | null = null
  #disposed = false

  constructor(parts: {
    ledger: CallLedger
    account: TelecomAccount
    findInList: FindInList
    knownNumbers: (report: CallReport) => Promise<KnownNumbers>
    isPlacing: (callId: string) => boolean
    callbacksExpected: () => boolean
    clock: Clock
    log: Log
  }) {
    this.#ledger = parts.ledger
    this.#account = parts.account
    this.#findInList = parts.findInList
    this.#knownNumbers = parts.knownNumbers
    this.#isPlacing = parts.isPlacing
    this.#callbacksExpected = parts.callbacksExpected
    this.#clock = parts.clock
    this.#log = parts.log
  }

  /** Takes up what an earlier process left behind, and then follows every change. */
  async start(): Promise<void> {
    this.#ledger.onChanged((changes) => {
      for (const { call } of changes) if (call.nextCheckAt !== null) this.#wakeBy(call.nextCheckAt)
    })
    for (const call of await this.#ledger.table.openWithoutProviderId()) {
      if (call.placement === 'asked' && !this.#isPlacing(call.id)) {
        await this.#ledger.change(call.id, (now) => ({ call: markUnknown(now, this.#moment()), notes: [] }))
      }
    }
    this.sweep()
  }

  /** Asks about everything that is due; sweeping twice asks nothing twice. */
  sweep(): void {
    if (this.#disposed || this.#sweeping) return
    this.#sweeping = this.#sweepAll()
      .catch((cause: unknown) => this.#log.error('calls', 'A sweep of silent calls failed', { cause }))
      .then(() => {
        this.#sweeping = null
        return this.#arm()
      })
      .catch((cause: unknown) => {
        this.#log.error('calls', 'The next question could not be planned', { cause })
        this.#wakeBy(this.#clock.now() + heartbeat)
      })
  }

  /** The machine slept or its clock was set: everything that is open is asked about now. */
  async wakeUp(): Promise<void> {
    const now = this.#clock.now()
    for (const call of await this.#ledger.table.due(now, now)) {
      await this.#ledger.change(call.id, (current) =>
        isOpenStatus(current.status) ? { call: { ...current, nextCheckAt: now }, notes: [] } : null,
      )
    }
    this.sweep()
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#cancelWake()
    await this.#sweeping
  }

  async #sweepAll(): Promise<void> {
    if (this.#account.missing().length > 0) return
    const now = this.#clock.now()
    const due = await this.#ledger.table.due(now, now + longestWaitOfOpenCall)
    const asking: Promise<void>[] = []
    const ended: CallRecord[] = []
    for (const call of due) {
      if (isOpenStatus(call.status)) asking.push(this.#askOpen(call))
      else if (call.talkSeconds === null) asking.push(this.#askDetails(call))
      else ended.push(call)
    }
    for (let start = 0; start < ended.length; start += detailsPerRequest) {
      asking.push(this.#askMany(ended.slice(start, start + detailsPerRequest)))
    }
    await Promise.all(asking)
  }

  async #askOpen(call: CallRecord): Promise<void> {
    if (call.providerCallId !== null) return this.#askDetails(call)
    if (this.#isPlacing(call.id)) return this.#silent(call)
    await this.#asking(call, async () => {
      const found = await this.#findInList(call)
      if (found !== null) await this.#ledger.bind(call.id, found, this.#moment())
      else if (this.#clock.now() - call.requestedAt > neverPlacedAfter) await this.#neverPlaced(call)
      else await this.#silent(call)
    })
  }

  async #askDetails(call: CallRecord): Promise<void> {
    const { providerCallId } = call
    if (providerCallId === null) return
    await this.#asking(call, async () => {
      const report = await this.#account.provider().callDetails(providerCallId)
      if (report !== null) await this.#apply(call, report)
      else if (this.#clock.now() - (call.heardAt ?? call.requestedAt) > lostAfter) await this.#lost(call)
      else await this.#silent(call)
    })
  }

  async #askMany(calls: readonly CallRecord[]): Promise<void> {
    const ids = calls.flatMap((call) => (call.providerCallId === null ? [] : [call.providerCallId]))
    let reports: ReadonlyMap<string, CallReport> = new Map()
    try {
      const answered = await this.#account.provider().callDetailsOf(ids)
      reports = new Map(answered.map((report) => [report.providerCallId, report]))
    } catch (thrown) {
      this.#expected(thrown)
    }
    for (const call of calls) {
      const report = reports.get(call.providerCallId ?? '')
      await (report ? this.#apply(call, report) : this.#silent(call))
    }
  }

  /** One question about one call: when the provider does not answer, the next one comes later. */
  async #asking(call: CallRecord, ask: () => Promise<void>): Promise<void> {
    try {
      await ask()
    } catch (thrown) {
      this.#expected(thrown)
      await this.#silent(call)
    }
  }

  #expected(thrown: unknown): void {
    if (!(thrown instanceof ProviderError)) throw thrown
    this.#log.warn('calls', 'The provider did not answer a question about calls', { kind: thrown.kind })
  }

  async #apply(call: CallRecord, report: CallReport): Promise<void> {
    const known =
      call.placement === 'foreign' && report.direction === 'inbound'
        ? await this.#knownNumbers(report)
        : nobodyKnown
    await this.#ledger.change(call.id, (current) => applyReport(current, report, this.#moment(), known))
  }

  async #silent(call: CallRecord): Promise<void> {
    await this.#ledger.change(call.id, (current) =>
      // Heard of meanwhile: not silent any more.
      current.revision === call.revision ? noteSilence(current, this.#moment()) : null,
    )
  }

  async #neverPlaced(call: CallRecord): Promise<void> {
    await this.#ledger.change(call.id, (current) =>
      current.placement === 'unknown'
        ? {
            call: refuse(current, 'never-placed', this.#clock.now()),
            notes: [{ kind: 'never-placed', detail: '' }],
          }
        : null,
    )
  }

  async #lost(call: CallRecord): Promise<void> {
    await this.#ledger.change(call.id, (current) =>
      isOpenStatus(current.status) ? declareLost(current, this.#clock.now()) : null,
    )
  }

  #moment(): Moment {
    return { now: this.#clock.now(), callbacksExpected: this.#callbacksExpected() }
  }

  async #arm(): Promise<void> {
    this.#wakesAt = Number.POSITIVE_INFINITY
    const now = this.#clock.now()
    const canAsk = this.#account.missing().length === 0
    const next = canAsk ? await this.#ledger.table.nextDueAt() : null
    this.#wakeBy(Math.max(now + shortestPause, Math.min(next ?? Number.POSITIVE_INFINITY, now + heartbeat)))
  }

  #wakeBy(instant: number): void {
    if (this.#disposed || this.#sweeping || instant >= this.#wakesAt) return
    this.#cancelWake()
    this.#wakesAt = instant
    this.#cancelWake = this.#clock.wakeAt(instant, () => {
      this.#wakesAt = Number.POSITIVE_INFINITY
      this.sweep()
    })
  }
}
