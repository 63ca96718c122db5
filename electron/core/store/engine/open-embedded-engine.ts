import { readdirSync } from 'node:fs'
import { MessageChannel } from 'node:worker_threads'
import type { StoreOpenError } from '../store-open-error.ts'
import {
  EmbeddedEngine,
  type EmbeddedEngineOptions,
  type LoadedSnapshot,
  type WorkerListeners,
  type Workers,
} from './embedded-engine.ts'
import { damagedJournal, damagedSnapshot, newerStore } from './open-refusals.ts'
import { snapshotBase, snapshotName } from './snapshot-file.ts'
import type {
  EngineCalls,
  EngineEvent,
  EngineSetup,
  JournalCalls,
  JournalEvent,
  JournalSetup,
  ReplayOutcome,
  SnapshotCalls,
  SnapshotSetup,
} from './worker-protocol.ts'
import { WorkerThread } from './worker-thread.ts'

/** Brings the rows into memory: the newest snapshot, then the journal behind it. Changes nothing on disk. */
export async function openEmbeddedEngine(options: EmbeddedEngineOptions): Promise<EmbeddedEngine> {
  const { onProgress, log } = options
  const listeners: WorkerListeners = {
    journal: (event) => {
      if (event.kind === 'progress') onProgress('replay', event.done, event.total)
    },
    engine: () => {},
    failure: () => {},
  }
  const workers = startWorkers(options, listeners)
  try {
    const snapshot = await loadSnapshot(options, workers)
    const replay = await workers.journal.call('replay', { base: snapshot.base })
    if (replay.kind !== 'replayed') throw refusalOf(replay, options.folder)
    if (replay.torn !== null) {
      const { torn: file, tornBytes: bytes } = replay
      log.warn('store', 'The last record was cut short; it had not been acknowledged', { file, bytes })
    }
    log.info('store', 'Store read', { snapshotBytes: snapshot.bytes, replayedGroups: replay.groups })
    return new EmbeddedEngine({ ...options, ...workers, listeners, snapshot, replayedGroups: replay.groups })
  } catch (failure) {
    await Promise.all([workers.journal.end(), workers.engine.end()])
    throw failure
  }
}

function startWorkers(options: EmbeddedEngineOptions, listeners: WorkerListeners): Workers {
  const { folder, keys, space, workers } = options
  const { port1: enginePort, port2: journalPort } = new MessageChannel()
  const onFailure = (failure: Error) => listeners.failure(failure)
  const journal = WorkerThread.start<JournalCalls, JournalEvent>({
    url: workers.journal,
    setup: { folder, keys, enginePort, space } satisfies JournalSetup,
    transfer: [enginePort],
    onEvent: (event) => listeners.journal(event),
    onFailure,
  })
  const engine = WorkerThread.start<EngineCalls, EngineEvent>({
    url: workers.engine,
    setup: { journalPort } satisfies EngineSetup,
    transfer: [journalPort],
    onEvent: (event) => listeners.engine(event),
    onFailure,
  })
  return { journal, engine }
}

/** The newest snapshot that can be read. Base 1 and no bytes when there is none yet. */
async function loadSnapshot(options: EmbeddedEngineOptions, { engine }: Workers): Promise<LoadedSnapshot> {
  const { folder, keys, log, workers } = options
  const names = snapshotsIn(folder)
  if (names.length === 0) {
    await engine.call('load', { port: null })
    return { base: 1, bytes: 0, underOldKey: false }
  }
  const setup: SnapshotSetup = { folder, keys }
  const reader = WorkerThread.start<SnapshotCalls>({ url: workers.snapshot, setup })
  try {
    for (const name of names) {
      const { port1: readerPort, port2: enginePort } = new MessageChannel()
      const found = await reader.call('read', { name, port: readerPort }, [readerPort])
      if (found.kind === 'read') {
        await engine.call('load', { port: enginePort }, [enginePort])
        const { bytes, underOldKey } = found
        return { base: snapshotBase(name) ?? 1, bytes, underOldKey }
      }
      enginePort.close()
      if (found.kind === 'newer') throw newerStore(name)
      log.error('store', 'A snapshot cannot be read', { file: name, what: found.what })
    }
  } finally {
    await reader.end()
  }
  throw damagedSnapshot(names[0] ?? '', folder)
}

/** Newest first. */
function snapshotsIn(folder: string): string[] {
  return readdirSync(folder)
    .map(snapshotBase)
    .filter((base) => base !== null)
    .toSorted((one, other) => other - one)
    .map(snapshotName)
}

function refusalOf(outcome: Exclude<ReplayOutcome, { kind: 'replayed' }>, folder: string): StoreOpenError {
  if (outcome.kind === 'newer') return newerStore(outcome.file)
  return damagedJournal(outcome.file, outcome.what, folder)
}
