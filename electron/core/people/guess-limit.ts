import { AppError } from '../../../shared/app-error.ts'
import type { Clock } from '../ports.ts'

/** Everybody mistypes; from here on each try has to wait. */
const freeTries = 3
const firstWait = 2000
/** Long enough that guessing is hopeless, short enough that nobody is locked out by somebody else's tries. */
const longestWait = 5 * 60_000
/** After this long without a try a name is as good as new. */
const forgottenAfter = 30 * 60_000
const mostNames = 5000

type Tries = { readonly failures: number; readonly last: number; readonly next: number }

/** Slows down guessing, per name, whether or not there is somebody of this name. Waits are wall time. */
export class GuessLimit {
  readonly #clock: Clock
  readonly #tries = new Map<string, Tries>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Counts a try before it is checked, so that many at once are no way around. `passed` forgets them all.
   * @throws AppError `limit` with the seconds to wait.
   */
  begin(name: string): void {
    const now = this.#clock.now()
    const before = this.#recent(name, now)
    if (before.next > now) {
      const retryAfterSeconds = Math.ceil((before.next - now) / 1000 / this.#clock.speed)
      throw new AppError('limit', `Too many tries with this name. Wait ${retryAfterSeconds} seconds.`, {
        reason: 'too-many-tries',
        retryAfterSeconds,
      })
    }
    const failures = before.failures + 1
    this.#tries.delete(name)
    this.#tries.set(name, { failures, last: now, next: now + waitAfter(failures) * this.#clock.speed })
    if (this.#tries.size > mostNames) this.#forgetOldest()
  }

  passed(name: string): void {
    this.#tries.delete(name)
  }

  #recent(name: string, now: number): Tries {
    const tries = this.#tries.get(name)
    const forgotten = tries === undefined || now - tries.last > forgottenAfter * this.#clock.speed
    return forgotten ? { failures: 0, last: now, next: now } : tries
  }

  /** The map keeps the order in which names were tried last. */
  #forgetOldest(): void {
    const [oldest] = this.#tries.keys()
    if (oldest !== undefined) this.#tries.delete(oldest)
  }
}

function waitAfter(failures: number): number {
  if (failures < freeTries) return 0
  return Math.min(firstWait * 2 ** (failures - freeTries), longestWait)
}
