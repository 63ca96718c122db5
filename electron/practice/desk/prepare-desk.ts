import { startOfIstDay } from '../ist-time.ts'
import { Random } from '../random.ts'
import { drawBookingCourse } from './booking-course.ts'
import { type Customer, Customers } from './customers.ts'
import type { Desk, DeskBooking, DeskParty } from './desk-types.ts'
import { namePeople } from './people-names.ts'
import { rehearsals } from './rehearsals.ts'
import { hireWorkers, isFree, pickWorker, type Worker } from './roster.ts'
import { type Service, services } from './services.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** The customer is promised half an hour in which the worker comes. */
const promise = 30 * minute
const firstReference = 48_213

/** Bookings a worker has: yesterday few are still of interest, tomorrow fills up as the day goes. */
const visitsOfDay: readonly { readonly offset: number; readonly low: number; readonly high: number }[] = [
  { offset: 0, low: 3, high: 5 },
  { offset: -1, low: 1, high: 2 },
  { offset: 1, low: 1, high: 2 },
]

/** The same seed and instant give the same desk. About 200 bookings around the day of `preparedAt`. */
export function prepareDesk(seed: number, preparedAt: number): Desk {
  const random = new Random('desk', seed)
  const nextName = namePeople(new Random('names', seed))
  const workers = hireWorkers(nextName)
  const customers = new Customers(nextName, random)
  const plan = new BookingPlan(preparedAt, workers, random)
  for (const [ending, { service, note }] of rehearsals.entries()) {
    plan.rehearse(ending, serviceNamed(service), customers.rehearsing(ending), note)
  }
  for (const { offset, low, high } of visitsOfDay) {
    for (const worker of workers) plan.fillDay(worker, offset, random.whole(low, high), customers)
  }
  return {
    preparedAt,
    business: { name: 'Nestwell Home Services', city: 'Bengaluru' },
    lines: [
      { number: '+918047350001', name: 'Bookings' },
      { number: '+918047350002', name: 'Field desk' },
      { number: '+918047350003', name: 'Complaints' },
    ],
    maskedLines: [1, 2, 3, 4, 5, 6].map((line) => ({
      number: `+9180473500${10 + line}`,
      name: `Sessions ${line}`,
    })),
    ownNumber: '+919000009999',
    parties: [...customers.parties, ...workers.map(({ party }) => party), ...vendorsOf(workers)],
    bookings: plan.bookings,
  }
}

function vendorsOf(workers: readonly Worker[]): readonly DeskParty[] {
  return [...new Set(workers.flatMap(({ vendor }) => (vendor === null ? [] : [vendor])))]
}

function serviceNamed(name: string): Service {
  const service = services.find((each) => each.name === name)
  if (service === undefined) throw new Error(`No such service: ${name}`)
  return service
}

/** Lays bookings into the days so that no worker is in two places. */
class BookingPlan {
  readonly bookings: DeskBooking[] = []
  readonly #at: number
  readonly #workers: readonly Worker[]
  readonly #random: Random

  constructor(at: number, workers: readonly Worker[], random: Random) {
    this.#at = at
    this.#workers = workers
    this.#random = random
  }

  /** The next visits from now on, three to each half hour, so that they stand first wherever time is the order. */
  rehearse(ending: number, service: Service, customer: Customer, note: string): void {
    const from = roundUp(this.#at + 20 * minute, 30 * minute) + Math.floor(ending / 3) * 30 * minute
    const until = from + service.minutes * minute
    const worker = pickWorker(this.#workers, service.trade, from, until, this.#random)
    worker.visits.push({ from, until })
    const created = this.#at - Math.round(this.#random.between(3, 20) * hour)
    const statusTimes = { new: created, assigned: created + 9 * minute, accepted: created + 14 * minute }
    this.#add(service, customer, worker, from, { status: 'accepted', statusTimes }, note)
  }

  fillDay(worker: Worker, offset: number, visits: number, customers: Customers): void {
    const midnight = startOfIstDay(this.#at) + offset * day
    const closing = midnight + 20 * hour
    let from = midnight + 8.5 * hour + this.#random.whole(0, 3) * 30 * minute
    for (let planned = 0; planned < visits && from < closing; ) {
      const service = this.#random.pick(services.filter(({ trade }) => trade === worker.trade))
      const until = from + service.minutes * minute
      if (isFree(worker, from, until)) {
        worker.visits.push({ from, until })
        const course = drawBookingCourse({ from, until }, this.#at, this.#random)
        this.#add(service, customers.next(), course.status === 'new' ? null : worker, from, course, '')
        planned += 1
      }
      from = roundUp(until + this.#random.between(45, 90) * minute, 30 * minute)
    }
  }

  #add(
    service: Service,
    customer: Customer,
    worker: Worker | null,
    from: number,
    course: Pick<DeskBooking, 'status' | 'statusTimes'>,
    notes: string,
  ): void {
    this.bookings.push({
      reference: `MB-${firstReference + this.bookings.length}`,
      service: service.name,
      detail: this.#random.pick(service.details),
      locality: customer.locality,
      address: customer.address,
      ...course,
      scheduledAt: from,
      scheduledUntil: from + promise,
      ...this.#price(service, course.status),
      customer: customer.party.id,
      worker: worker?.party.id ?? null,
      vendor: worker?.vendor?.id ?? null,
      notes,
    })
  }

  #price(
    service: Service,
    status: DeskBooking['status'],
  ): { readonly amountPaise: number; readonly toCollectPaise: number } {
    const [low, high] = service.price
    // Prices end in 9, as on every bill in the trade.
    const amountPaise = (Math.round(this.#random.between(low, high) / 10) * 10 - 1) * 100
    const settled = status === 'completed' || status === 'cancelled'
    const paidAhead = this.#random.pick(['nothing', 'nothing', 'part', 'all'] as const)
    if (settled || paidAhead === 'all') return { amountPaise, toCollectPaise: 0 }
    // A part is two fifths, in steps of fifty rupees.
    const part = paidAhead === 'part' ? Math.round((amountPaise * 0.4) / 5000) * 5000 : 0
    return { amountPaise, toCollectPaise: amountPaise - part }
  }
}

function roundUp(instant: number, step: number): number {
  return Math.ceil(instant / step) * step
}
