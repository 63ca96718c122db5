import { randomText } from './ids.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const runLength = 10
const countDigits = 6
const tailLength = 4

/**
 * Ids such as those of `newId`, but each behind the one before: rows that come by the hundred thousand then lie together
 * in the store's indexes, and a page of them is written once and not once for every row. Ten characters are the run's
 * own, six count, and four are random, for the ends of ids are what some indexes hold.
 */
export class RisingIds {
  readonly #run: string
  #made = 0
  #tails = ''

  /** `run`: ten characters as `newId` makes them, for who wants to know its ids again. @throws Error when it is not */
  constructor(run = randomText(runLength)) {
    if (!/^[0-9a-z]{10}$/.test(run)) throw new Error('The ids of a run begin with ten characters of its own')
    this.#run = run
  }

  /** Up to a billion. */
  next(kind: string): string {
    const tail = this.#nextTail()
    let count = ''
    for (let rest = this.#made, digit = 0; digit < countDigits; digit += 1) {
      count = `${alphabet[rest & 31]}${count}`
      rest >>= 5
    }
    this.#made += 1
    return `${kind}_${this.#run}${count}${tail}`
  }

  /** Random bytes are asked for in large parts: each asking costs as much as hundreds of them. */
  #nextTail(): string {
    if (this.#tails === '') this.#tails = randomText(1000 * tailLength)
    const tail = this.#tails.slice(0, tailLength)
    this.#tails = this.#tails.slice(tailLength)
    return tail
  }
}
