import { join } from 'node:path'
import { openStore } from '../../electron/core/store/open-store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { seedBookings } from '../support/seed-bookings.ts'
import { seedCalls } from '../support/seed-calls.ts'
import { tempDir } from '../support/temp-dir.ts'
import { builtWorkers } from '../support/worker-urls.ts'
import { password } from './desk-program.ts'

/** The real program over a home with so many calls, ten a booking; the admin signs in with the usual password. */
export class SeededDesk implements AsyncDisposable {
  readonly #home = tempDir()
  #process: HeadlessProcess | null = null
  url = ''

  async start(calls: number): Promise<void> {
    // The first start makes the admin; agents of the seed would be taken for somebody's desk.
    const first = this.#spawn()
    await first.ready()
    await first.stop()
    const store = await openStore({
      folder: join(this.#home.path, 'store'),
      clock: new SystemClock(),
      log: new QuietLog(),
      keychain: null,
      passphrase: null,
      workers: builtWorkers,
    })
    await seedBookings(store, Math.ceil(calls / 10) + 1)
    await seedCalls(store, calls)
    await store.snapshot()
    await store.dispose()
    this.#process = this.#spawn()
    this.url = (await this.#process.ready()).console ?? ''
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.stop()
    await this.#process?.[Symbol.asyncDispose]()
    this.#home[Symbol.dispose]()
  }

  #spawn(): HeadlessProcess {
    return new HeadlessProcess({
      MASKLINE_HOME: this.#home.path,
      MASKLINE_CONSOLE_PORT: '0',
      MASKLINE_LISTENER_PORT: '0',
      MASKLINE_ADMIN_PASSWORD: password,
    })
  }
}
