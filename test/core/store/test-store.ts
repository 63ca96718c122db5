import { readdirSync } from 'node:fs'
import { openStore, type StoreOptions } from '../../../electron/core/store/open-store.ts'
import type { Statement, Store } from '../../../electron/core/store/store.ts'
import { cheapCost } from '../../support/cheap-cost.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { builtWorkers } from '../../support/worker-urls.ts'

/** A folder whose store is opened and closed again and again; the one that is open goes with the folder. */
export class StoreFolder implements AsyncDisposable {
  readonly #folder = tempDir()
  readonly clock = new ManualClock()
  readonly log = new QuietLog()
  #open: Store | null = null

  get path(): string {
    return this.#folder.path
  }

  /** Closes the one that is open. */
  async open(options: Partial<StoreOptions> = {}): Promise<Store> {
    await this.close()
    const { path: folder, clock, log } = this
    const unlocking = { keychain: null, passphrase: null, wordsCost: cheapCost }
    const usual = { folder, clock, log, ...unlocking, workers: builtWorkers }
    this.#open = await openStore({ ...usual, ...options })
    return this.#open
  }

  async close(): Promise<void> {
    await this.#open?.dispose()
    this.#open = null
  }

  files(pattern: RegExp): string[] {
    return readdirSync(this.path)
      .filter((name) => pattern.test(name))
      .toSorted()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
    this.#folder[Symbol.dispose]()
  }
}

export function putNote(store: Store, id: string, detail = ''): Statement {
  return {
    query: store.read
      .insertInto('call_note')
      .values({ id, call_id: 'call_1', at: 1, kind: 'test', detail })
      .compile(),
  }
}

export async function noteIds(store: Store): Promise<string[]> {
  const rows = await store.read.selectFrom('call_note').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export function appendText(store: Store, body: string): Promise<number> {
  const contentType = 'text/plain'
  const route = 'exotel/call'
  return store.appendRaw({
    receivedAt: 7,
    route,
    method: 'POST',
    query: 'a=1',
    contentType,
    body: Buffer.from(body),
  })
}

export async function pendingTexts(store: Store): Promise<string[]> {
  const texts: string[] = []
  for await (const { sequence, body } of store.pendingRaw()) {
    texts.push(`${sequence} ${Buffer.from(body).toString()}`)
  }
  return texts
}
