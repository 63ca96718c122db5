import { AppError } from '../../../shared/app-error.ts'
import { hashPassword, nobodysHash, passwordMatches, usualPasswordCost } from './password.ts'

/** More would wait longer than anybody looks at a door. */
const mostWaiting = 30

/** One password at a time: each takes 128 MiB, and a flood of tries must not take the memory of the desk. */
export class Passwords {
  readonly #cost: number
  /** So that an unknown name takes as long to refuse as a wrong password. */
  readonly #nobodysHash: string
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `cost` as for `hashPassword`; passwords that are there already keep theirs. */
  constructor(cost = usualPasswordCost) {
    this.#cost = cost
    this.#nobodysHash = nobodysHash(cost)
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hashPassword(password, this.#cost))
  }

  /** `hash` is null where there is nobody to compare with; that takes as long. @throws AppError `limit` */
  matches(password: string, hash: string | null): Promise<boolean> {
    return this.#inTurn(() => passwordMatches(password, hash ?? this.#nobodysHash))
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#waiting >= mostWaiting) {
      const detail = { reason: 'too-many-tries', retryAfterSeconds: 10 }
      throw new AppError('limit', 'Too many people sign in at this moment. Wait 10 seconds.', detail)
    }
    this.#waiting += 1
    const result = this.#last.then(work).finally(() => {
      this.#waiting -= 1
    })
    this.#last = result.catch(() => undefined)
    return result
  }
}
