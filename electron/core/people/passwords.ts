import { AppError } from '../../../shared/app-error.ts'
import { randomText } from '../ids.ts'
import { hashPassword, passwordMatches } from './password.ts'

/** More would wait longer than anybody looks at a door. */
const mostWaiting = 30

/** One password at a time: each takes 128 MiB, and a flood of tries must not take the memory of the desk. */
export class Passwords {
  /** A hash of nothing anybody can type, so that an unknown name takes as long to refuse as a wrong password. */
  #nobodysHash: Promise<string> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hashPassword(password))
  }

  /** `hash` is null where there is nobody to compare with; that takes as long. @throws AppError `limit` */
  matches(password: string, hash: string | null): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#nobodysHash ??= hashPassword(randomText(40))
      return passwordMatches(password, hash ?? (await this.#nobodysHash))
    })
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
