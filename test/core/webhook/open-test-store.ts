import { join } from 'node:path'
import { openStore } from '../../../electron/core/store/open-store.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { builtWorkers } from '../../support/worker-urls.ts'

/** The real store, in this folder. */
export function openTestStore(home: string): Promise<Store> {
  return openStore({
    folder: join(home, 'store'),
    clock: new ManualClock(),
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: builtWorkers,
  })
}
