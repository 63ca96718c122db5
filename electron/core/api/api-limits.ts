import { AppError } from '../../../shared/app-error.ts'
import { startOfIndianDay } from '../../../shared/domain/indian-clock.ts'
import type { Clock } from '../ports.ts'
import type { CallsOfCallers } from '../store/tables/calls-of-callers.ts'
import { SlidingLimit } from './sliding-limit.ts'

/** What the limits are just now. 0: none. */
export type LimitsNow = {
  /** Requests of one key within any minute. */
  readonly keyPerMinute: number
  /** Calls of one masking session within any hour. */
  readonly sessionPerHour: number
  /** Calls that one number makes on one day, Indian time. */
  readonly callerPerDay: number
}

export type LimitedCall = {
  /** The masking session's id; null for a call outside of one. */
  readonly sessionId: string | null
  /** The id of the caller's number; null where somebody of the desk calls, who is not limited so. */
  readonly callerNumberId: string | null
}

/** A call that may be placed. Until it has ended, the place is held for it. */
export interface Admission {
  /** Once the call stands in the ledger, or will not be placed. Safe to call twice. */
  end(placed: boolean): void
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * Keeps calls from being abused. Keys and sessions are counted in memory, a minute and an hour back; what a caller did
 * on a day is counted in the ledger, so that a restart forgives nothing. Times are those of the clock, waits that are
 * told are the wall's.
 */
export class ApiLimits {
  readonly #clock: Pick<Clock, 'now' | 'speed'>
  readonly #calls: Pick<CallsOfCallers, 'countSince'>
  readonly #now: () => LimitsNow
  readonly #keys: SlidingLimit
  readonly #sessions: SlidingLimit
  readonly #underWay = new Map<string, number>()

  constructor(parts: {
    readonly clock: Pick<Clock, 'now' | 'speed'>
    readonly calls: Pick<CallsOfCallers, 'countSince'>
    readonly limits: () => LimitsNow
  }) {
    this.#clock = parts.clock
    this.#calls = parts.calls
    this.#now = parts.limits
    this.#keys = new SlidingLimit(parts.clock, minute)
    this.#sessions = new SlidingLimit(parts.clock, hour)
  }

  /** Counts a request of this key. @throws AppError `limit`, reason `key-per-minute` */
  countRequest(keyId: string): void {
    const most = this.#now().keyPerMinute
    const wait = most === 0 ? 0 : this.#keys.take(keyId, most)
    if (wait > 0) this.#refuse('This API key makes too many requests.', 'key-per-minute', wait)
  }

  /**
   * Asked before each call of the people of a booking. Two at once cannot both take the last place.
   * @throws AppError `limit`, reason `session-per-hour` or `caller-per-day`
   */
  async admit({ sessionId, callerNumberId }: LimitedCall): Promise<Admission> {
    const { sessionPerHour } = this.#now()
    const counted = sessionId !== null && sessionPerHour > 0
    const wait = counted ? this.#sessions.take(sessionId, sessionPerHour) : 0
    if (wait > 0) {
      this.#refuse('This booking has had too many calls within an hour.', 'session-per-hour', wait)
    }
    const place = callerNumberId === null ? 0 : this.#hold(callerNumberId)
    const end = once((placed) => {
      if (callerNumberId !== null) this.#release(callerNumberId)
      if (counted && !placed) this.#sessions.giveBack(sessionId)
    })
    try {
      if (callerNumberId !== null) await this.#requireCaller(callerNumberId, place)
    } catch (thrown) {
      end(false)
      throw thrown
    }
    return { end }
  }

  async #requireCaller(numberId: string, place: number): Promise<void> {
    const { callerPerDay } = this.#now()
    if (callerPerDay === 0) return
    const now = this.#clock.now()
    const dayBegan = startOfIndianDay(now)
    const made = await this.#calls.countSince(numberId, dayBegan)
    if (made + place <= callerPerDay) return
    this.#refuse('This person has called too often today.', 'caller-per-day', dayBegan + day - now)
  }

  /** Which of the calls that are being placed for this number it is: 1 for the only one. */
  #hold(numberId: string): number {
    const place = (this.#underWay.get(numberId) ?? 0) + 1
    this.#underWay.set(numberId, place)
    return place
  }

  #release(numberId: string): void {
    const left = (this.#underWay.get(numberId) ?? 1) - 1
    if (left > 0) this.#underWay.set(numberId, left)
    else this.#underWay.delete(numberId)
  }

  #refuse(sentence: string, reason: string, waitMs: number): never {
    const retryAfterSeconds = Math.ceil(waitMs / 1000 / this.#clock.speed)
    throw new AppError('limit', `${sentence} Try again in ${retryAfterSeconds} seconds.`, {
      reason,
      retryAfterSeconds,
    })
  }
}

function once(work: (placed: boolean) => void): (placed: boolean) => void {
  let done = false
  return (placed) => {
    if (done) return
    done = true
    work(placed)
  }
}
