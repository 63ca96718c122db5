/** The thread that seals, writes and reads snapshots. It lives for one of them, so that its memory goes with it. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type MessagePort, workerData } from 'node:worker_threads'
import { serveCalls } from './serve-calls.ts'
import { readSnapshot, snapshotBase, writeSnapshot } from './snapshot-file.ts'
import type { SnapshotCalls, SnapshotMessage, SnapshotSetup } from './worker-protocol.ts'

// The main thread starts this worker with this and nothing else.
const { folder, storeKey } = workerData as SnapshotSetup

serveCalls<SnapshotCalls>({
  write: async ({ base, port }) => {
    const database = await databaseFrom(port)
    const bytes = writeSnapshot(folder, storeKey, base, database)
    removeOlder(base)
    return { bytes }
  },
  read: ({ name, port }) => {
    const found = readSnapshot(folder, name, storeKey)
    if (found.kind !== 'read') {
      port.close()
      return found
    }
    const { bytes } = found
    const { length } = bytes
    port.postMessage({ kind: 'bytes', bytes } satisfies SnapshotMessage, [bytes.buffer])
    port.close()
    return { kind: 'read', bytes: length }
  },
})

/** Only once the new one has its name: it was durable and had been read back by then. */
function removeOlder(base: number): void {
  for (const name of readdirSync(folder)) {
    const other = snapshotBase(name)
    if (other !== null && other < base) rmSync(join(folder, name), { force: true })
  }
}

function databaseFrom(port: MessagePort): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    port.once('message', (message: SnapshotMessage) => {
      port.close()
      if (message.kind === 'bytes') resolve(message.bytes)
      else reject(new Error(message.message))
    })
  })
}
