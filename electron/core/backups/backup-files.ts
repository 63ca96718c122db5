import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupReason, type BackupView, backupReasons } from '../../../shared/contract/backups.ts'
import type { StoreUpkeep } from '../store/store-upkeep.ts'

/** How many are kept. */
export const keptBackups = 5

const namePattern = /^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([a-z-]+)-(\d+)\.sealed$/

/** Everything the list shows stands in the name, so that it is there before anything is opened. */
export function backupName(takenAt: number, reason: BackupReason, calls: number): string {
  const time = new Date(takenAt).toISOString().replaceAll(/[:.]/g, '-')
  return `backup-${time}-${reason}-${calls}.sealed`
}

/** Newest first; what is no backup is left alone. */
export function backupsIn(folder: string): readonly BackupView[] {
  return namesIn(folder)
    .flatMap((name) => viewOf(folder, name))
    .toSorted((one, other) => other.takenAt - one.takenAt)
}

export type TakeOptions = {
  readonly folder: string
  readonly upkeep: StoreUpkeep
  readonly reason: BackupReason
  readonly now: number
  /** One that stays although it is old: it is about to be restored. */
  readonly spare?: string
}

/** Takes one and lets the oldest go. @throws AppError `store-full`, with all that were there still there */
export async function takeBackup(options: TakeOptions): Promise<BackupView> {
  const { folder, upkeep, reason, now, spare } = options
  const calls = await upkeep.callCount()
  const id = backupName(now, reason, calls)
  const bytes = await upkeep.copyTo(join(folder, id))
  const superfluous = backupsIn(folder).slice(keptBackups)
  for (const { id: old } of superfluous) if (old !== spare) rmSync(join(folder, old), { force: true })
  return { id, takenAt: now, reason, calls, bytes }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (failure) {
    // Before the first one there is no folder.
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return []
    throw failure
  }
}

function viewOf(folder: string, name: string): BackupView[] {
  const [, day, hours, minutes, seconds, thousandths, word, calls] = namePattern.exec(name) ?? []
  const takenAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`)
  const reason = backupReasons.find((known) => known === word)
  const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size
  if (Number.isNaN(takenAt) || reason === undefined || bytes === undefined) return []
  return [{ id: name, takenAt, reason, calls: Number(calls), bytes }]
}
