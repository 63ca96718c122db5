/**
 * A program to be killed: writes rows and changes the store's key, over and over, telling what was acknowledged.
 * `node key-change-program.ts FOLDER ROUND`.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { StoreKeys } from '../../electron/core/store/keys/store-keys.ts'
import { openRehearsedStore } from '../soak/store-kills/rehearsed-store.ts'
import { QuietLog } from './quiet-log.ts'

const [folder = '', round = ''] = process.argv.slice(2)
const store = await openRehearsedStore(folder)
const sources = { keychain: null, passphrase: null, recoveryCode: null, log: new QuietLog() }
const keys = new StoreKeys({ folder, copies: join(folder, 'backups'), ...sources })
tell('open')
void change()
for (let count = 0; ; count += 1) {
  const id = `${round}-${count}`
  const row = { id, call_id: 'call', at: 0, kind: 'kill', detail: '' }
  await store.write([{ query: store.read.insertInto('call_note').values(row).compile() }])
  tell(`row ${id}`)
}

async function change(): Promise<never> {
  for (let count = 0; ; count += 1) {
    // One backup in three, so that older keys are needed now and then.
    if (count % 3 === 0) await store.upkeep.copyTo(join(folder, 'backups', 'backup.sealed'))
    await keys.change(store.upkeep, null)
    tell('changed')
  }
}

/** What was written to the pipe outlives this process. */
function tell(line: string): void {
  writeSync(1, `${line}\n`)
}
