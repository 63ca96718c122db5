import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WorkerUrls } from '../../electron/core/ports.ts'

const core = resolve(import.meta.dirname, '..', '..', 'electron', 'core')
const source = (name: string) => pathToFileURL(resolve(core, 'store', 'engine', name))
const bookings = (name: string) => pathToFileURL(resolve(core, 'bookings', name))

/** The workers as they stand in the sources; Node runs them without a build. */
export const sourceWorkers: WorkerUrls = {
  journal: source('journal-worker.ts'),
  engine: source('engine-worker.ts'),
  snapshot: source('snapshot-worker.ts'),
  bookingIndex: bookings('booking-index-worker.ts'),
  bookingImport: bookings('import/booking-import-worker.ts'),
}
