import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { WorkerUrls } from './ports.ts'

/** Where the build put the parts that a host starts or serves. */
export type BuiltFiles = {
  readonly workers: WorkerUrls
  readonly practiceProgram: string
  readonly preload: string
  readonly pages: string
  /** A folder of pictures that the build leaves where they are. */
  readonly trayPictures: string
  readonly version: string
}

/** `mainFolder` is where the host's own entry lies, wherever the whole of `out/` was moved to. */
export function builtFiles(mainFolder: string): BuiltFiles {
  const beside = (name: string) => pathToFileURL(join(mainFolder, name))
  return {
    workers: {
      journal: beside('journal-worker.js'),
      engine: beside('engine-worker.js'),
      snapshot: beside('snapshot-worker.js'),
      bookingIndex: beside('booking-index-worker.js'),
      bookingImport: beside('booking-import-worker.js'),
    },
    practiceProgram: join(mainFolder, 'practice.js'),
    preload: join(mainFolder, '..', 'preload', 'index.cjs'),
    pages: join(mainFolder, '..', 'renderer'),
    trayPictures: join(mainFolder, '..', '..', 'resources', 'tray'),
    version: versionOf(join(mainFolder, '..', '..', 'package.json')),
  }
}

/** The package lies above `out/`, packed or not. A build that was moved without it runs all the same. */
function versionOf(packageFile: string): string {
  try {
    return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version
  } catch {
    return 'unknown'
  }
}
