/** The thread that seals, writes and reads snapshots. It lives for one of them, so that its memory goes with it. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import type { FileChunks, FrozenFile } from './database-file.ts'
import { scrubSegments } from './scrub-segments.ts'
import { serveCalls } from './serve-calls.ts'
import { copySnapshot, readSnapshot, snapshotBase, writeSnapshot } from './snapshot-file.ts'
import { fileFrom } from './snapshot-port.ts'
import type { SnapshotCalls, SnapshotMessage, SnapshotSetup } from './worker-protocol.ts'

// The main thread starts this worker with this and nothing else.
const { folder, keys } = workerData as SnapshotSetup

serveCalls<SnapshotCalls>({
  write: async ({ base, port, beside }) => {
    const database = await fileFrom<FrozenFile>(port)
    const bytes = writeSnapshot({ folder, keys, base }, database, beside)
    removeOlder(base)
    return { bytes }
  },
  copy: ({ base, to }) => ({ bytes: copySnapshot({ folder, keys, base }, to) }),
  scrub: (input) => scrubSegments(folder, keys, input),
  read: ({ name, port }) => {
    const found = readSnapshot(folder, name, keys)
    if (found.kind !== 'read') {
      port.close()
      return found
    }
    const { file, underOldKey } = found
    port.postMessage({ kind: 'file', file } satisfies SnapshotMessage<FileChunks>)
    port.close()
    return { kind: 'read', bytes: file.bytes, underOldKey }
  },
})

/** Only once the new one has its name: it was durable and had been read back by then. */
function removeOlder(base: number): void {
  for (const name of readdirSync(folder)) {
    const other = snapshotBase(name)
    if (other !== null && other < base) rmSync(join(folder, name), { force: true })
  }
}
