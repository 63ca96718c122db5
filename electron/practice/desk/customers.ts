import type { Random } from '../random.ts'
import type { DeskParty } from './desk-types.ts'
import { localities } from './localities.ts'
import { plainNumbers, rehearsalNumber } from './number-block.ts'
import type { Named } from './people-names.ts'

export type Customer = { readonly party: DeskParty; readonly locality: string; readonly address: string }

/** One booking in six comes from somebody who has booked before. */
const comesAgain = 1 / 6

/** The people who book; `next` is a new one or one who comes again. */
export class Customers {
  readonly #nextName: () => Named
  readonly #random: Random
  readonly #nextNumber = plainNumbers(1000)
  readonly #known: Customer[] = []
  readonly #parties: DeskParty[] = []

  constructor(nextName: () => Named, random: Random) {
    this.#nextName = nextName
    this.#random = random
  }

  get parties(): readonly DeskParty[] {
    return this.#parties
  }

  /** Somebody whose number decides what a call to them comes to; books once only. */
  rehearsing(ending: number): Customer {
    return this.#meet(rehearsalNumber(ending))
  }

  next(): Customer {
    if (this.#known.length > 20 && this.#random.chance(comesAgain)) return this.#random.pick(this.#known)
    const customer = this.#meet(this.#nextNumber())
    this.#known.push(customer)
    return customer
  }

  #meet(number: string): Customer {
    const random = this.#random
    const { name: locality, streets } = random.pick(localities)
    const house = random.chance(0.6)
      ? `Flat ${random.whole(1, 14)}0${random.whole(1, 8)}, Tower ${random.pick(['A', 'B', 'C', 'D'])}`
      : `No. ${random.whole(3, 480)}`
    const id = `customer-${this.#parties.length + 1}`
    const party: DeskParty = { id, role: 'customer', ...this.#nextName(), number }
    this.#parties.push(party)
    return { party, locality, address: `${house}, ${random.pick(streets)}, ${locality}, Bengaluru` }
  }
}
