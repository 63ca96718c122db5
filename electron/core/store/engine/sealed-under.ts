import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { KeyRing } from './key-ring.ts'
import { segmentNumber } from './segment-head.ts'
import { SegmentReader } from './segment-reader.ts'
import { snapshotOpens } from './snapshot-file.ts'

/** The keys that some file in these folders needs. A file that none of them opens may need any: then all are. */
export function keysInUse(folders: readonly string[], keys: KeyRing): ReadonlySet<Uint8Array> {
  const used = new Set<Uint8Array>([keys[0]])
  for (const path of folders.flatMap(sealedFilesIn)) {
    const key = keys.find((candidate) => opens(path, candidate))
    if (key !== undefined) used.add(key)
    // One that is gone by now needs none.
    else if (existsSync(path)) return new Set(keys)
  }
  return used
}

function sealedFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && (segmentNumber(entry.name) !== null || entry.name.endsWith('.sealed')),
    )
    .map((entry) => join(entry.parentPath, entry.name))
}

function opens(path: string, key: Uint8Array): boolean {
  if (!existsSync(path)) return false
  const number = segmentNumber(basename(path))
  if (number === null) return snapshotOpens(path, key)
  const opened = SegmentReader.open(dirname(path), number, [key])
  if (opened.kind === 'segment') opened.reader.close()
  return opened.kind === 'segment'
}
