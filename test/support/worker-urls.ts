import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WorkerUrls } from '../../electron/core/ports.ts'

const engine = resolve(import.meta.dirname, '..', '..', 'electron', 'core', 'store', 'engine')
const source = (name: string) => pathToFileURL(resolve(engine, name))

/** The workers as they stand in the sources; Node runs them without a build. */
export const sourceWorkers: WorkerUrls = {
  journal: source('journal-worker.ts'),
  engine: source('engine-worker.ts'),
  snapshot: source('snapshot-worker.ts'),
}
