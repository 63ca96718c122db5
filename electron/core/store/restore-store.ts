import { existsSync } from 'node:fs'
import type { Clock, Keychain, Log, WorkerUrls } from '../ports.ts'
import { checkCopyRows } from './check-copy.ts'
import { finishExchange, putInPlace } from './engine/rescued-store.ts'
import { openScratchCopy } from './engine/scratch-copy.ts'
import { keysPath, keyUnavailable } from './keys/keys-file.ts'
import { openKeys } from './keys/store-key.ts'
import { migrations } from './migrations/index.ts'
import { StoreLock } from './store-lock.ts'
import type { CopyCheck } from './store-upkeep.ts'
import { asOpenError } from './system-refusals.ts'

export type RestoreOptions = {
  /** The store's own folder. */
  readonly folder: string
  /** Path of the sealed copy. */
  readonly backup: string
  readonly clock: Clock
  readonly log: Log
  readonly keychain: Keychain | null
  readonly passphrase: string | null
  readonly recoveryCode: string | null
  readonly workers: WorkerUrls
}

export type RestoreOutcome =
  | (Extract<CopyCheck, { kind: 'whole' }> & {
      /** Where the files that were there before are kept. */
      readonly aside: string
    })
  | Exclude<CopyCheck, { kind: 'whole' }>

/**
 * Puts a copy in the place of a store that need not open. Webhooks that waited in its journal stay in the files that
 * are set aside. Refused, nothing is changed. @throws StoreOpenError with one readable sentence
 */
export async function restoreStore(options: RestoreOptions): Promise<RestoreOutcome> {
  const { folder, clock } = options
  if (!existsSync(keysPath(folder)))
    throw keyUnavailable(folder, 'keys.json, which holds its key, is missing')
  try {
    const lock = StoreLock.take(folder, clock.now())
    try {
      return await restoreLocked(options)
    } finally {
      lock.release()
    }
  } catch (failure) {
    throw asOpenError(failure, folder)
  }
}

async function restoreLocked(options: RestoreOptions): Promise<RestoreOutcome> {
  const { folder, backup, clock, workers, log } = options
  const { keys } = await openKeys(options)
  const opened = await openScratchCopy(backup, keys, workers)
  if (opened.kind !== 'opened') return opened
  const { copy, bytes } = opened
  try {
    const check = await checkCopyRows(copy, bytes, migrations)
    if (check.kind !== 'whole') return check
    finishExchange(folder, clock.now())
    const aside = await putInPlace(copy, { folder, keys, workers, now: clock.now() })
    log.info('store', 'A backup was put in the place of the store', { calls: check.calls, aside })
    return { ...check, aside }
  } finally {
    await copy.dispose()
  }
}
