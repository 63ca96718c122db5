import { join } from 'node:path'
import { AppError } from '../../../shared/app-error.ts'
import type { BackupCheck, BackupList, BackupReason, BackupView } from '../../../shared/contract/backups.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { backupsIn, keptBackups, takeBackup } from './backup-files.ts'

/** Ends the desk, lets the work have its store for itself, and opens the desk again whatever came of it. */
export type ReopenDesk = (work: (store: Store) => Promise<void>) => Promise<void>

export type BackupsParts = {
  readonly folder: string
  readonly store: Store
  readonly reopen: ReopenDesk
  readonly clock: Clock
  readonly log: Log
}

const dayMs = 86_400_000
/** A desk that is just being opened has something else to do. */
const afterStart = 5 * 60_000
const retryAfter = 3_600_000

/** Sealed copies of the store: taken daily and on request, checked, and put back. */
export class Backups implements Disposable {
  readonly #parts: BackupsParts
  #nextAt = 0
  #cancel: Cancel = () => {}
  #disposed = false

  constructor(parts: BackupsParts) {
    this.#parts = parts
  }

  start(): void {
    const { clock, folder } = this.#parts
    const last = backupsIn(folder).find(({ reason }) => reason === 'daily')
    this.#arm(Math.max((last?.takenAt ?? 0) + dayMs, clock.now() + afterStart * clock.speed))
  }

  dispose(): void {
    this.#disposed = true
    this.#cancel()
  }

  list(): BackupList {
    const { folder } = this.#parts
    return { backups: [...backupsIn(folder)], folder, kept: keptBackups, nextAt: this.#nextAt }
  }

  async take(reason: BackupReason): Promise<BackupView> {
    const { folder, store, clock, log } = this.#parts
    const taken = await takeBackup({ folder, upkeep: store.upkeep, reason, now: clock.now() })
    log.info('backups', 'Backup taken', { reason, calls: taken.calls, bytes: taken.bytes })
    return taken
  }

  check(id: string): Promise<BackupCheck> {
    return this.#parts.store.upkeep.checkCopy(this.#pathOf(id))
  }

  /**
   * Puts the rows of a backup in the place of the present ones, which are kept as a backup themselves.
   * @throws AppError `wrong-state` when it is broken or newer, with nothing changed
   */
  async restore(id: string): Promise<BackupView> {
    const { folder, reopen, clock, log } = this.#parts
    const path = this.#pathOf(id)
    requireWhole(await this.check(id))
    const kept: BackupView[] = []
    await reopen(async (store) => {
      const { upkeep } = store
      kept.push(await takeBackup({ folder, upkeep, reason: 'before-restore', now: clock.now(), spare: id }))
      requireWhole(await upkeep.replaceByCopy(path))
    })
    const [present] = kept
    if (present === undefined) throw new Error('The desk was opened again without being restored')
    log.info('backups', 'Backup restored', { backup: id })
    return present
  }

  /** @throws AppError `not-found`; an id is a name in the list and never a path. */
  #pathOf(id: string): string {
    const { folder } = this.#parts
    if (backupsIn(folder).some((backup) => backup.id === id)) return join(folder, id)
    throw new AppError('not-found', 'This backup is no longer there.')
  }

  #arm(at: number): void {
    this.#nextAt = at
    this.#cancel = this.#parts.clock.wakeAt(at, () => void this.#takeDaily())
  }

  async #takeDaily(): Promise<void> {
    const { clock, log } = this.#parts
    if (this.#disposed) return
    try {
      await this.take('daily')
      if (!this.#disposed) this.#arm(clock.now() + dayMs)
    } catch (cause) {
      log.error('backups', 'The daily backup could not be taken', { cause })
      if (!this.#disposed) this.#arm(clock.now() + retryAfter * clock.speed)
    }
  }
}

function requireWhole(check: BackupCheck): void {
  switch (check.kind) {
    case 'whole':
      return
    case 'damaged':
      throw new AppError(
        'wrong-state',
        `This backup cannot be restored: ${check.what}. The present data were not touched.`,
        { reason: 'backup-damaged' },
      )
    case 'newer':
      throw new AppError(
        'wrong-state',
        'This backup was written by a newer version of Maskline. The present data were not touched.',
        { reason: 'backup-newer' },
      )
  }
}
