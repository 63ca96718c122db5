/** The thread that holds the rows: applies what the journal has made durable, and answers reads. */
import { type MessagePort, workerData } from 'node:worker_threads'
import type { FileChunks, FrozenFile } from './database-file.ts'
import { serveCalls } from './serve-calls.ts'
import { fileFrom } from './snapshot-port.ts'
import { SqlEngine } from './sql-engine.ts'
import type {
  AppliedMessage,
  ApplyMessage,
  EngineCalls,
  EngineEvent,
  EngineSetup,
  SnapshotMessage,
} from './worker-protocol.ts'

// The main thread starts this worker with this and nothing else.
const { journalPort } = workerData as EngineSetup

let engine: SqlEngine | null = null

const send = serveCalls<EngineCalls, EngineEvent>({
  load: async ({ port }) => {
    engine = await SqlEngine.create(port === null ? null : await fileFrom<FileChunks>(port))
    return null
  },
  read: ({ sql, parameters }) => loaded().read(sql, parameters),
})

journalPort.on('message', (message: ApplyMessage) => {
  switch (message.kind) {
    case 'apply':
      return apply(message.payload, message.groupIds)
    case 'replay':
      return replay(message.payloads)
    case 'export':
      return exportTo(message.port)
  }
})

function apply(payload: Uint8Array, ids: readonly number[]): void {
  if (engine === null) return
  try {
    send({ kind: 'outcomes', ids, outcomes: engine.apply([payload]) })
  } catch (failure) {
    // From here on this memory is not what the journal says: nothing is answered out of it any more.
    engine = null
    send({ kind: 'broken', message: textOf(failure) })
  }
}

function replay(payloads: readonly Uint8Array[]): void {
  let failure: string | null = null
  try {
    loaded().apply(payloads)
  } catch (thrown) {
    failure = textOf(thrown)
  }
  journalPort.postMessage({ kind: 'replayed', failure } satisfies AppliedMessage)
}

function exportTo(port: MessagePort): void {
  try {
    const file = loaded().freeze()
    port.postMessage({ kind: 'file', file } satisfies SnapshotMessage<FrozenFile>)
  } catch (failure) {
    port.postMessage({ kind: 'failed', message: textOf(failure) } satisfies SnapshotMessage<FrozenFile>)
  }
  port.close()
}

function loaded(): SqlEngine {
  if (engine === null) throw new Error('The engine of the store has stopped')
  return engine
}

function textOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
