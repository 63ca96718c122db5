import { openStore } from '../../../electron/core/store/open-store.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { SystemClock } from '../../../electron/core/system-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { builtWorkers } from '../../support/worker-urls.ts'

/** Snapshots and new segments as often as can be, so that kills meet them too; raw events go as soon as they may. */
export function openRehearsedStore(folder: string): Promise<Store> {
  return openStore({
    folder,
    clock: new SystemClock(),
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: builtWorkers,
    rawRetentionDays: 0,
    snapshots: { bytes: 64 << 10, groups: 200, segmentBytes: 256 << 10 },
  })
}
