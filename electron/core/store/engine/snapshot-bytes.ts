import type { MessagePort } from 'node:worker_threads'
import type { SnapshotMessage } from './worker-protocol.ts'

/** The one message that comes through the port. Rejects when the thread at its other end is gone. */
export function snapshotBytes(port: MessagePort): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    port.once('close', () => reject(new Error('The thread that has the snapshot has ended')))
    port.once('message', (message: SnapshotMessage) => {
      if (message.kind === 'bytes') resolve(message.bytes)
      else reject(new Error(message.message))
      port.close()
    })
  })
}
