import { AppError } from '../../../shared/app-error.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { callerTaken, MissedCallersTable } from '../store/tables/missed-callers.ts'
import type { MissedCallerRow } from '../store/tables/schema.ts'
import { UsersTable } from '../store/tables/users.ts'

/** Who was not called back for so long is in the call log. */
const waitsFor = 7 * 24 * 60 * 60_000

/** Whoever took a caller and went home must not keep them. */
const takenFor = 10 * 60_000

/** What missed callers need of calls. */
export interface CallBackPlacer {
  place(userId: string, bookingId: string, partyId: string): Promise<CallView>
  placeToNumber(userId: string, numberId: string): Promise<CallView>
}

type Waiting = {
  readonly key: string
  readonly calls: readonly CallRecord[]
  readonly mark: MissedCallerRow | null
}

/**
 * Callers whom nobody answered. Who waits follows from the calls alone: those that were missed after the desk last
 * talked with the caller, or gave them up. So it is right whatever was heard late, twice or out of order.
 */
export class MissedCallers {
  readonly #store: Store
  readonly #table: MissedCallersTable
  readonly #views: (calls: readonly CallRecord[]) => Promise<CallView[]>
  readonly #placer: CallBackPlacer
  readonly #users: UsersTable
  readonly #clock: Clock
  readonly #changed: () => void

  constructor(parts: {
    store: Store
    views: (calls: readonly CallRecord[]) => Promise<CallView[]>
    placer: CallBackPlacer
    clock: Clock
    /** Told when somebody took, gave back or gave up a caller. */
    changed: () => void
  }) {
    this.#store = parts.store
    this.#table = new MissedCallersTable(parts.store)
    this.#views = parts.views
    this.#placer = parts.placer
    this.#users = new UsersTable(parts.store)
    this.#clock = parts.clock
    this.#changed = parts.changed
  }

  /** Newest first. */
  async list(): Promise<MissedCaller[]> {
    const waiting = await this.#waiting()
    const lastCalls = waiting.flatMap(({ calls }) => calls.slice(0, 1))
    const [views, names] = await Promise.all([this.#views(lastCalls), this.#users.namesOf(usersOf(waiting))])
    const byId = new Map(views.map((view) => [view.id, view]))
    return waiting.flatMap((entry) => {
      const view = byId.get(entry.calls[0]?.id ?? '')
      return view === undefined ? [] : [this.#view(entry, view, names)]
    })
  }

  /** @throws AppError `wrong-state` while somebody else has them, `not-found` when they do not wait any more. */
  async take(key: string, userId: string): Promise<void> {
    await this.#require(key)
    const now = this.#clock.now()
    try {
      await this.#store.write(this.#table.take(key, userId, now, now - takenFor))
    } catch (thrown) {
      if (!(thrown instanceof StoreConflict) || thrown.guard !== callerTaken) throw thrown
      throw new AppError('wrong-state', 'Somebody else is calling this person back.', {
        reason: 'caller-taken',
      })
    }
    this.#changed()
  }

  release(key: string, userId: string): Promise<void> {
    return this.#write([this.#table.release(key, userId)])
  }

  /** The calls that wait now; one that comes in within the same second waits again. */
  async dismiss(key: string, userId: string): Promise<void> {
    const last = (await this.#waiting()).find((waiting) => waiting.key === key)?.calls[0]
    if (last !== undefined) await this.#write(this.#table.dismiss(key, userId, last.requestedAt))
  }

  /** Takes them and calls; a call that may not be placed gives them back. @throws AppError as `take` and `calls.place` do. */
  async callBack(key: string, userId: string): Promise<CallView> {
    const [last] = (await this.#require(key)).calls
    const numberId = last?.first.numberId ?? null
    if (last === undefined || numberId === null) {
      throw new AppError('undialable', 'The caller has hidden their number.', { reason: 'number-missing' })
    }
    await this.take(key, userId)
    try {
      const { bookingId, first } = last
      const call =
        bookingId !== null && first.id !== null
          ? await this.#placer.place(userId, bookingId, first.id)
          : await this.#placer.placeToNumber(userId, numberId)
      await this.#write(this.#table.noteTry(key, userId, this.#clock.now()))
      return call
    } catch (thrown) {
      await this.release(key, userId)
      throw thrown
    }
  }

  async #write(statements: readonly Statement[]): Promise<void> {
    await this.#store.write(statements)
    this.#changed()
  }

  async #require(key: string): Promise<Waiting> {
    const entry = (await this.#waiting()).find((waiting) => waiting.key === key)
    if (entry !== undefined) return entry
    throw new AppError('not-found', 'This caller does not wait any more.', { reason: 'not-waiting' })
  }

  async #waiting(): Promise<readonly Waiting[]> {
    const since = this.#clock.now() - waitsFor
    const byCaller = groupByCaller(await this.#table.missedSince(since))
    const keys = [...byCaller.keys()]
    const [talks, marks] = await Promise.all([this.#table.lastTalks(keys, since), this.#table.marksOf(keys)])
    return keys.flatMap((key) => {
      const mark = marks.get(key) ?? null
      const settledAt = Math.max(talks.get(key) ?? 0, mark?.dismissed_at ?? 0)
      const calls = (byCaller.get(key) ?? []).filter((call) => call.requestedAt > settledAt)
      return calls.length === 0 ? [] : [{ key, calls, mark }]
    })
  }

  #view({ key, calls, mark }: Waiting, last: CallView, names: ReadonlyMap<string, string>): MissedCaller {
    const { firstLeg } = last
    const missedAt = last.requestedAt
    const by = (userId: string | null, at: number | null, since: number) =>
      userId === null || at === null || at < since ? null : { userId, name: names.get(userId) ?? '', at }
    return {
      key,
      who: firstLeg.who,
      name: firstLeg.name,
      numberLabel: firstLeg.numberLabel,
      partyId: firstLeg.who === 'agent' ? null : firstLeg.id,
      bookingId: last.bookingId,
      bookingReference: last.bookingReference,
      times: calls.length,
      firstAt: calls.at(-1)?.requestedAt ?? missedAt,
      lastAt: missedAt,
      lastCallId: last.id,
      rangSeconds: last.endedAt === null ? null : Math.max(0, Math.round((last.endedAt - missedAt) / 1000)),
      declined: last.status === 'rejected',
      canCallBack: calls[0]?.first.numberId !== null,
      takenBy: by(mark?.taken_by ?? null, mark?.taken_at ?? null, this.#clock.now() - takenFor),
      triedBy: by(mark?.tried_by ?? null, mark?.tried_at ?? null, missedAt),
    }
  }
}

function groupByCaller(calls: readonly CallRecord[]): Map<string, CallRecord[]> {
  const groups = new Map<string, CallRecord[]>()
  for (const call of calls) {
    const key = call.first.numberId ?? call.id
    const group = groups.get(key)
    if (group) group.push(call)
    else groups.set(key, [call])
  }
  return groups
}

function usersOf(waiting: readonly Waiting[]): string[] {
  const ids = waiting.flatMap(({ mark }) => [mark?.taken_by ?? null, mark?.tried_by ?? null])
  return [...new Set(ids.filter((id) => id !== null))]
}
