import type { MessagePort } from 'node:worker_threads'
import type { FileChunks } from './database-file.ts'
import type { SnapshotMessage } from './worker-protocol.ts'

/** The one message that comes through the port. Rejects when the thread at its other end is gone. */
export function fileFrom<File extends FileChunks>(port: MessagePort): Promise<File> {
  return new Promise((resolve, reject) => {
    port.once('close', () => reject(new Error('The thread that has the snapshot has ended')))
    port.once('message', (message: SnapshotMessage<File>) => {
      if (message.kind === 'file') resolve(message.file)
      else reject(new Error(message.message))
      port.close()
    })
  })
}
