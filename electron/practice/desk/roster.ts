import type { Random } from '../random.ts'
import type { DeskParty } from './desk-types.ts'
import { plainNumbers } from './number-block.ts'
import type { Named } from './people-names.ts'
import type { Trade } from './services.ts'

/** A worker with the vendor who sends them, and the visits planned so far. */
export type Worker = {
  readonly party: DeskParty
  readonly trade: Trade
  readonly vendor: DeskParty | null
  readonly visits: { readonly from: number; readonly until: number }[]
}

/** How many of each the business has, and who sends them; without a vendor they are its own. */
const crews: readonly { readonly trade: Trade; readonly workers: number; readonly vendor: string | null }[] =
  [
    { trade: 'cooling', workers: 6, vendor: 'CoolFix Services' },
    { trade: 'cleaning', workers: 6, vendor: 'Nirmal Home Cleaning' },
    { trade: 'appliances', workers: 3, vendor: 'Sri Ganesh Appliance Care' },
    { trade: 'water', workers: 3, vendor: 'JalMitra Water Solutions' },
    { trade: 'electrical', workers: 3, vendor: null },
    { trade: 'plumbing', workers: 3, vendor: null },
    { trade: 'beauty', workers: 3, vendor: 'Tulsi Salon at Home' },
    { trade: 'carpentry', workers: 2, vendor: null },
  ]

const afterVisit = 45 * 60_000

export function hireWorkers(nextName: () => Named): readonly Worker[] {
  const workerNumber = plainNumbers(7000)
  const vendorNumber = plainNumbers(8000)
  return crews.flatMap(({ trade, workers, vendor }, crew): Worker[] => {
    const sender: DeskParty | null =
      vendor === null
        ? null
        : {
            id: `vendor-${crew + 1}`,
            role: 'vendor',
            name: vendor,
            number: vendorNumber(),
            languages: ['Kannada', 'English'],
          }
    return Array.from({ length: workers }, (_, index): Worker => {
      const id = `worker-${trade}-${index + 1}`
      return {
        party: { id, role: 'worker', ...nextName(), number: workerNumber() },
        trade,
        vendor: sender,
        visits: [],
      }
    })
  })
}

export function isFree(worker: Worker, from: number, until: number): boolean {
  return worker.visits.every((visit) => until + afterVisit <= visit.from || visit.until + afterVisit <= from)
}

/** Somebody of the trade who can come then; whoever has the fewest visits when nobody can. */
export function pickWorker(
  workers: readonly Worker[],
  trade: Trade,
  from: number,
  until: number,
  random: Random,
): Worker {
  const able = workers.filter((worker) => worker.trade === trade)
  const free = able.filter((worker) => isFree(worker, from, until))
  if (free.length > 0) return random.pick(free)
  return random.pick(able.toSorted((a, b) => a.visits.length - b.visits.length).slice(0, 1))
}
