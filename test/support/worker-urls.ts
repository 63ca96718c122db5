import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtFiles } from '../../electron/core/built-files.ts'
import type { WorkerUrls } from '../../electron/core/ports.ts'

const core = resolve(import.meta.dirname, '..', '..', 'electron', 'core')
const source = (name: string) => pathToFileURL(resolve(core, 'store', 'engine', name))
const bookings = (name: string) => pathToFileURL(resolve(core, 'bookings', name))

/** The workers as the program has them: one file each, so that a thread starts at half the cost. */
export const builtWorkers: WorkerUrls = builtFiles(
  resolve(import.meta.dirname, '..', '..', 'out', 'main'),
).workers

/** The workers as they stand in the sources, for programs that run without a build. */
export const sourceWorkers: WorkerUrls = {
  journal: source('journal-worker.ts'),
  engine: source('engine-worker.ts'),
  snapshot: source('snapshot-worker.ts'),
  bookingIndex: bookings('booking-index-worker.ts'),
  bookingImport: bookings('import/booking-import-worker.ts'),
}
