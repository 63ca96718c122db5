import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import type { WorkerUrls } from '../../ports.ts'
import { DiskSpace } from './disk-space.ts'
import { syncFolder } from './durable-files.ts'
import { Journal } from './journal.ts'
import type { KeyRing } from './key-ring.ts'
import type { ScratchCopy } from './scratch-copy.ts'
import { segmentNumber } from './segment-head.ts'
import { snapshotBase } from './snapshot-file.ts'
import type { SnapshotCalls, SnapshotSetup } from './worker-protocol.ts'
import { WorkerThread } from './worker-thread.ts'

/**
 * A store that is put in the place of one that does not open. It is made whole in a folder of its own; one rename decides,
 * and whoever opens the store afterwards carries out what is left of the exchange. The files before are kept.
 */
const making = 'restoring'
/** It is decided; the old files are on their way out. */
const decided = 'restored'
/** The old files are out; the new ones are on their way in. */
const arriving = 'arriving'

export type RescueParts = {
  readonly folder: string
  readonly keys: KeyRing
  readonly workers: WorkerUrls
  readonly now: number
}

/** Makes the rows of the copy those of the folder's store. Answers the folder in which the files before are kept. */
export async function putInPlace(copy: ScratchCopy, parts: RescueParts): Promise<string> {
  const { folder, now } = parts
  const staging = join(folder, making)
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { mode: 0o700 })
  try {
    await beginJournal(copy, staging, parts)
    await writeSnapshotOf(copy, staging, parts)
    syncFolder(staging)
  } catch (failure) {
    rmSync(staging, { recursive: true, force: true })
    throw failure
  }
  renameSync(staging, join(folder, decided))
  syncFolder(folder)
  return exchange(folder, now)
}

/** Carries on with an exchange that was decided and cut short. */
export function finishExchange(folder: string, now: number): void {
  if (existsSync(join(folder, decided)) || existsSync(join(folder, arriving))) exchange(folder, now)
}

function exchange(folder: string, now: number): string {
  const aside = join(folder, `set-aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  if (existsSync(join(folder, decided))) {
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    move(folder, aside)
    renameSync(join(folder, decided), join(folder, arriving))
    syncFolder(folder)
  }
  move(join(folder, arriving), folder)
  rmdirSync(join(folder, arriving))
  return aside
}

function move(from: string, to: string): void {
  const ours = readdirSync(from).filter((name) => segmentNumber(name) !== null || snapshotBase(name) !== null)
  for (const name of ours) renameSync(join(from, name), join(to, name))
  syncFolder(to)
  syncFolder(from)
}

const base = 1

async function writeSnapshotOf(
  copy: ScratchCopy,
  folder: string,
  { keys, workers }: RescueParts,
): Promise<void> {
  const setup: SnapshotSetup = { folder, keys }
  const writer = WorkerThread.start<SnapshotCalls>({ url: workers.snapshot, setup })
  try {
    const { port1: sendPort, port2: port } = new MessageChannel()
    copy.exportTo(sendPort)
    await writer.call('write', { base, port, beside: false }, [port])
  } finally {
    await writer.end()
  }
}

/** Empty; its numbers go on behind all that the rows speak of. */
async function beginJournal(copy: ScratchCopy, folder: string, { keys, now }: RescueParts): Promise<void> {
  const { rows } = await copy.read('select applied_through from raw_cursor where id = 1', [])
  const rawAppliedThrough = Number(rows[0]?.[0] ?? 0)
  const journal = new Journal({ folder, keys, space: new DiskSpace(null) })
  journal.resume({ segments: [], nextGroup: 1, nextRaw: rawAppliedThrough + 1 })
  journal.begin({ createdAt: now, rawAppliedThrough }, null)
  journal.close()
}
