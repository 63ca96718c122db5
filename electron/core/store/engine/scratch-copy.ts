import { basename, dirname } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { WorkerUrls } from '../../ports.ts'
import { ByteWriter } from './byte-writer.ts'
import { writeGroup } from './entry-codec.ts'
import type { KeyRing } from './key-ring.ts'
import type { BoundStatement, ResultSet, SqlValue } from './store-engine.ts'
import type {
  AppliedMessage,
  ApplyMessage,
  EngineCalls,
  EngineEvent,
  EngineSetup,
  SnapshotCalls,
  SnapshotReadOutcome,
  SnapshotSetup,
} from './worker-protocol.ts'
import { WorkerThread } from './worker-thread.ts'

export type OpenedCopy =
  | { readonly kind: 'opened'; readonly copy: ScratchCopy; readonly bytes: number }
  | Exclude<SnapshotReadOutcome, { readonly kind: 'read' }>

/** Reads the sealed copy at the path into an engine of its own; nothing on disk is changed. */
export async function openScratchCopy(path: string, keys: KeyRing, workers: WorkerUrls): Promise<OpenedCopy> {
  const copy = new ScratchCopy(workers)
  try {
    const found = await copy.load(path, keys, workers)
    if (found.kind === 'read') return { kind: 'opened', copy, bytes: found.bytes }
    await copy.dispose()
    return found
  } catch (failure) {
    await copy.dispose()
    throw failure
  }
}

/** The rows of a copy, in memory beside the store's own. */
export class ScratchCopy {
  readonly #engine: WorkerThread<EngineCalls, EngineEvent>
  readonly #control: MessagePort

  constructor(workers: WorkerUrls) {
    const { port1: control, port2: journalPort } = new MessageChannel()
    this.#control = control
    this.#engine = WorkerThread.start<EngineCalls, EngineEvent>({
      url: workers.engine,
      setup: { journalPort } satisfies EngineSetup,
      transfer: [journalPort],
    })
  }

  async load(path: string, keys: KeyRing, workers: WorkerUrls): Promise<SnapshotReadOutcome> {
    const setup: SnapshotSetup = { folder: dirname(path), keys }
    const reader = WorkerThread.start<SnapshotCalls>({ url: workers.snapshot, setup })
    const { port1: readerPort, port2: enginePort } = new MessageChannel()
    try {
      const found = await reader.call('read', { name: basename(path), port: readerPort }, [readerPort])
      if (found.kind === 'read') await this.#engine.call('load', { port: enginePort }, [enginePort])
      else enginePort.close()
      return found
    } finally {
      await reader.end()
    }
  }

  read(sql: string, parameters: readonly SqlValue[]): Promise<ResultSet> {
    return this.#engine.call('read', { sql, parameters })
  }

  /** Raw events up to the sequence are not applied to these rows. */
  async markRawApplied(through: number): Promise<void> {
    const sql = 'update raw_cursor set applied_through = ? where id = 1'
    await this.#apply([{ sql, parameters: [through], guard: 'raw-cursor' }])
  }

  /** Sends the database as a file through the port. */
  exportTo(port: MessagePort): void {
    this.#control.postMessage({ kind: 'export', port } satisfies ApplyMessage, [port])
  }

  async dispose(): Promise<void> {
    this.#control.close()
    await this.#engine.end()
  }

  #apply(group: readonly BoundStatement[]): Promise<void> {
    const writer = new ByteWriter()
    writeGroup(writer, group)
    const payloads = [writer.take()]
    return new Promise((resolve, reject) => {
      this.#control.once('message', ({ failure }: AppliedMessage) => {
        if (failure === null) resolve()
        else reject(new Error(`The copy could not be changed: ${failure}`))
      })
      this.#control.postMessage({ kind: 'replay', payloads } satisfies ApplyMessage)
    })
  }
}
