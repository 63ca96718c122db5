import { existsSync } from 'node:fs'
import { basename, isAbsolute, join, resolve } from 'node:path'
import { backupsIn } from './backups/backup-files.ts'
import type { Configuration } from './configuration.ts'
import type { Keychain, Log, WorkerUrls } from './ports.ts'
import { StartupError } from './startup-error.ts'
import { restoreStore } from './store/restore-store.ts'
import { StoreOpenError } from './store/store-open-error.ts'
import { SystemClock } from './system-clock.ts'

export type RestoreHost = {
  readonly configuration: Configuration
  readonly log: Log
  readonly keychain: Keychain | null
  readonly workers: WorkerUrls
}

/**
 * `--restore`: puts a backup in the place of the home's store without opening a desk. Answers the sentence that tells
 * what was done. @throws StartupError, with nothing changed
 */
export async function restoreHome(host: RestoreHost, wanted: string): Promise<string> {
  const { configuration, log, keychain, workers } = host
  const { passphrase, recoveryCode } = configuration
  const home = configuration.practice ? join(configuration.home, 'practice') : configuration.home
  const backup = pathOf(wanted, join(home, 'backups'))
  const folder = join(home, 'store')
  const clock = new SystemClock()
  const sources = { keychain, passphrase, recoveryCode }
  try {
    const outcome = await restoreStore({ folder, backup, clock, log, workers, ...sources })
    switch (outcome.kind) {
      case 'whole':
        return `The backup ${basename(backup)} with its ${outcome.calls} calls is in place; the files before are kept in ${outcome.aside}. Start Maskline without --restore.`
      case 'damaged':
        throw new StartupError(
          `The backup ${basename(backup)} cannot be restored: ${outcome.what}; choose another one. Nothing was changed.`,
        )
      case 'newer':
        throw new StartupError(
          `The backup ${basename(backup)} was written by a newer version of Maskline: install that version, or choose another backup. Nothing was changed.`,
        )
    }
  } catch (thrown) {
    if (thrown instanceof StoreOpenError) throw new StartupError(thrown.message, thrown)
    throw thrown
  }
}

/** A name of the list, or a path to a copy elsewhere. */
function pathOf(wanted: string, folder: string): string {
  const named = basename(wanted) === wanted && !isAbsolute(wanted)
  const path = named ? join(folder, wanted) : resolve(wanted)
  if (existsSync(path)) return path
  const newest = backupsIn(folder)[0]?.id
  const remedy = newest === undefined ? 'and there are no others there' : `the newest is ${newest}`
  throw new StartupError(
    named
      ? `There is no backup ${wanted} in ${folder}: ${remedy}. Nothing was changed.`
      : `There is no file ${path}: give --restore the path of a backup. Nothing was changed.`,
  )
}
