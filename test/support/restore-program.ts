/** Opens the store of a folder and puts a copy in its place; the test kills it meanwhile. */
import { openStore } from '../../electron/core/store/open-store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import { QuietLog } from './quiet-log.ts'
import { builtWorkers } from './worker-urls.ts'

const [folder = '', copy = ''] = process.argv.slice(2)
const store = await openStore({
  folder,
  clock: new SystemClock(),
  log: new QuietLog(),
  keychain: null,
  passphrase: null,
  workers: builtWorkers,
})
process.stdout.write('open\n')
const check = await store.upkeep.replaceByCopy(copy)
process.stdout.write(`${check.kind}\n`)
await store.dispose()
process.stdout.write('closed\n')
