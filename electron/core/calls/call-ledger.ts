import type { CallView } from '../../../shared/contract/calls.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Clock, Log } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { type CallsTable, callChanged } from '../store/tables/calls.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'
import { absorb, applyReport, type CallChange, type Moment } from './apply-report.ts'
import { callView } from './call-view.ts'

/** Two writers on one call at once are rare; this many in a row is a bug. */
const attemptsPerChange = 8

/** One call before and after; `previous` is null for a call that is new. */
export type RecordedChange = { readonly previous: CallRecord | null; readonly call: CallRecord }

/** A change that is not written yet. */
export type PlannedChange = { readonly previous: CallRecord | null; readonly change: CallChange }

/** More statements that must be written in one group with changes: the relay of an event, for one. */
export type AlsoWrite = (changes: readonly RecordedChange[]) => Promise<readonly Statement[]>

/**
 * The only writer of calls. Changes are computed from what is stored and refused by the store when somebody else
 * was faster; then they are computed again. Whoever wants to know hears of every change after it is durable.
 */
export class CallLedger {
  readonly table: CallsTable
  readonly #store: Store
  readonly #clock: Clock
  readonly #pushes: PushHub
  readonly #log: Log
  readonly #alsoWrite: AlsoWrite
  readonly #listeners = new Set<(changes: readonly RecordedChange[]) => void>()

  constructor(parts: {
    store: Store
    table: CallsTable
    clock: Clock
    pushes: PushHub
    log: Log
    alsoWrite: AlsoWrite
  }) {
    this.table = parts.table
    this.#store = parts.store
    this.#clock = parts.clock
    this.#pushes = parts.pushes
    this.#log = parts.log
    this.#alsoWrite = parts.alsoWrite
  }

  /** Records a new call. @throws StoreConflict `call.agent_user_id` when the agent is on another call. */
  async open(call: CallRecord, also: readonly Statement[] = []): Promise<void> {
    await this.#store.write([this.table.insert(call), ...also])
    this.announce([{ previous: null, call }])
  }

  /** Changes one call; null from `change` leaves it as it is. Answers the call as it then is, null when it is gone. */
  async change(
    id: string,
    change: (call: CallRecord) => CallChange | null,
    also: readonly Statement[] = [],
  ): Promise<CallRecord | null> {
    for (let attempt = 0; attempt < attemptsPerChange; attempt += 1) {
      const previous = await this.table.find(id)
      const changed = previous && change(previous)
      if (!previous || !changed) return previous
      if (await this.#tryWrite([...also, ...(await this.statementsFor([{ previous, change: changed }]))])) {
        this.announce([{ previous, call: changed.call }])
        return changed.call
      }
    }
    throw new Error('A call was changed by others each time it was about to be written')
  }

  /**
   * Applies a report that is known to be of this call. When its callbacks were faster than the answer to connect
   * and made a call of their own, that one is taken in.
   */
  async bind(id: string, report: CallReport, moment: Moment): Promise<CallRecord | null> {
    const [other] = await this.table.byProviderCallIds('exotel', [report.providerCallId])
    const foreign = other !== undefined && other.id !== id ? other : null
    return this.change(
      id,
      (call) => applyReport(foreign === null ? call : absorb(call, foreign, moment), report, moment),
      foreign === null ? [] : [this.table.remove(foreign)],
    )
  }

  /** Writes changes that were planned outside as one group. @throws StoreConflict when somebody else was faster. */
  async record(changes: readonly PlannedChange[], also: readonly Statement[]): Promise<void> {
    await this.#store.write([...also, ...(await this.statementsFor(changes))])
    this.announce(changes.map(({ previous, change }) => ({ previous, call: change.call })))
  }

  /** For those who write a whole batch as one group; they announce it themselves once it is durable. */
  async statementsFor(changes: readonly PlannedChange[]): Promise<Statement[]> {
    const also = await this.#alsoWrite(
      changes.map(({ previous, change }) => ({ previous, call: change.call })),
    )
    return [...changes.flatMap((planned) => this.#statementsFor(planned)), ...also]
  }

  announce(changes: readonly RecordedChange[]): void {
    if (changes.length === 0) return
    for (const listener of this.#listeners) listener(changes)
    if (this.#pushes.hasListeners) this.#background(this.#pushViews(changes.map(({ call }) => call.id)))
  }

  /** Tells the windows of every open call again; whether it is old news is computed anew. */
  announceOpen(): void {
    if (this.#pushes.hasListeners) this.#background(this.#pushOpen())
  }

  onChanged(listener: (changes: readonly RecordedChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  async views(calls: readonly CallRecord[]): Promise<CallView[]> {
    const ids = calls.map((call) => call.id)
    const [named, notes] = await Promise.all([this.table.withNames(calls), this.table.notesOf(ids)])
    const now = this.#clock.now()
    return named.map((entry) =>
      callView(
        entry,
        notes.filter((note) => note.callId === entry.call.id),
        now,
      ),
    )
  }

  async #pushOpen(): Promise<void> {
    await this.#pushViews((await this.table.allOpen()).map(({ id }) => id))
  }

  /** Reads again what is pushed, so that the last push of a call is always its newest state. */
  async #pushViews(ids: readonly string[]): Promise<void> {
    const calls = await Promise.all(ids.map((id) => this.table.find(id)))
    for (const view of await this.views(calls.filter((call) => call !== null)))
      this.#pushes.publish('call.changed', view)
  }

  #statementsFor({ previous, change: { call, notes } }: PlannedChange): Statement[] {
    const at = this.#clock.now()
    return [
      previous === null ? this.table.insert(call) : this.table.update(previous, call),
      ...notes.map((note) => this.table.addNote(newId('note'), { callId: call.id, at, ...note })),
    ]
  }

  #background(work: Promise<void>): void {
    work.catch((cause: unknown) =>
      this.#log.error('calls', 'The windows could not be told of a change', { cause }),
    )
  }

  async #tryWrite(statements: readonly Statement[]): Promise<boolean> {
    try {
      await this.#store.write(statements)
      return true
    } catch (thrown) {
      if (thrown instanceof StoreConflict && thrown.guard === callChanged) return false
      throw thrown
    }
  }
}
