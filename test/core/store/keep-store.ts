/**
 * `node test/core/store/keep-store.ts`: keeps a store as this version leaves it, for the test that takes every earlier
 * one to the latest tables. Run it when a version is released, and again for a migration that has never been released.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../../../electron/core/store/migrations/index.ts'
import { openStore } from '../../../electron/core/store/open-store.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { sourceWorkers } from '../../support/worker-urls.ts'
import { appendText, noteIds, putNote } from './test-store.ts'

const folder = join(import.meta.dirname, 'kept-stores', migrations.at(-1)?.id ?? 'empty')
rmSync(folder, { recursive: true, force: true })
const log = new QuietLog()
const options = {
  folder,
  clock: new ManualClock(),
  log,
  keychain: null,
  passphrase: null,
  workers: sourceWorkers,
}
const store = await openStore(options)
await store.write([putNote(store, 'one')])
await store.write([putNote(store, 'two')])
await appendText(store, 'not applied')
writeFileSync(join(folder, 'holds.json'), `${JSON.stringify({ notes: await noteIds(store) })}\n`)
await store.dispose()
rmSync(join(folder, 'lock'))
