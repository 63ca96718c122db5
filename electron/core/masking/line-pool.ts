import { AppError } from '../../../shared/app-error.ts'
import type { PoolLine } from '../../../shared/contract/masking.ts'
import { type E164, maskLineNumber, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { MaskingLinesTable } from '../store/tables/masking-lines.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'

/** The lines over which sessions run. While none was entered, the account's default line is the pool. */
export class LinePool {
  readonly #store: Store
  readonly #table: MaskingLinesTable
  readonly #numbers: PhoneNumbersTable
  readonly #defaultLine: () => E164 | null
  readonly #clock: Clock

  constructor(store: Store, defaultLine: () => E164 | null, clock: Clock) {
    this.#store = store
    this.#table = new MaskingLinesTable(store)
    this.#numbers = new PhoneNumbersTable(store)
    this.#defaultLine = defaultLine
    this.#clock = clock
  }

  async lines(): Promise<PoolLine[]> {
    const [stored, load] = await Promise.all([this.#table.all(), this.#table.load()])
    const people = (id: string) => load.get(id) ?? 0
    if (stored.length > 0) {
      return stored.map((line) => ({ ...line, people: people(line.id), isDefault: false }))
    }
    const number = this.#defaultLine()
    const id = number === null ? undefined : (await this.#numbers.ensure([number])).get(number)
    if (number === null || id === undefined) return []
    return [{ id, name: '', label: maskLineNumber(number), people: people(id), isDefault: true }]
  }

  /** @throws AppError `undialable` */
  async add(text: string, name: string): Promise<PoolLine[]> {
    const parsed = parsePhoneNumber(text)
    if (!parsed.ok) {
      throw new AppError('undialable', 'This is not the full number of an ExoPhone.', {
        field: 'number',
        reason: parsed.reason,
      })
    }
    const id = (await this.#numbers.ensure([parsed.e164])).get(parsed.e164)
    if (id === undefined) throw new Error('A number that was just kept is not there')
    await this.#store.write([this.#table.put(id, name, this.#clock.now())])
    return this.lines()
  }

  /** The sessions on it are its caller's to close. @throws AppError `not-found` */
  async release(id: string): Promise<PoolLine[]> {
    const [released = 0] = await this.#store.write([this.#table.release(id, this.#clock.now())])
    if (released === 0) throw new AppError('not-found', 'This line is not in the pool.')
    return this.lines()
  }
}
