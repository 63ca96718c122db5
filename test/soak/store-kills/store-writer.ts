/**
 * A program to be killed: opens the store of a folder and writes as fast as it can, telling on its standard output what
 * was acknowledged. `node store-writer.ts FOLDER ROUND`.
 */
import { writeSync } from 'node:fs'
import type { Store } from '../../../electron/core/store/store.ts'
import { openRehearsedStore } from './rehearsed-store.ts'

const writers = 8
const senders = 8

const [folder = '', round = '0'] = process.argv.slice(2)
const store = await openRehearsedStore(folder)
tell('ready')
for (let writer = 0; writer < writers; writer += 1) void write(store, `${round}-${writer}`)
for (let sender = 0; sender < senders; sender += 1) void send(store, `${round}-${sender}`)
void apply(store)

/** One line per acknowledgement; what was written to the pipe outlives this process. */
function tell(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`)
      return
    } catch (failure) {
      // The pipe is full and does not wait.
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EAGAIN')) throw failure
    }
  }
}

/** Groups of two rows that belong together. */
async function write(store: Store, name: string): Promise<never> {
  for (let count = 1; ; count += 1) {
    const id = `${name}-${count}`
    await store.write(['left', 'right'].map((side) => ({ query: note(store, `${side}_${id}`, id) })))
    tell(`group ${id}`)
  }
}

async function send(store: Store, name: string): Promise<never> {
  for (let count = 1; ; count += 1) {
    const id = `${name}-${count}`
    const sequence = await store.appendRaw({
      receivedAt: count,
      route: 'exotel/call',
      method: 'POST',
      query: '',
      contentType: 'text/plain',
      body: Buffer.from(id),
    })
    tell(`raw ${sequence} ${id}`)
  }
}

/** Marks earlier events as applied, each mark in one group with a row that says so. */
async function apply(store: Store): Promise<void> {
  for await (const { sequence } of store.pendingRaw()) {
    await store.write([
      { query: note(store, `applied_${sequence}`, String(sequence)) },
      store.rawAppliedThrough(sequence),
    ])
    tell(`applied ${sequence}`)
  }
}

function note(store: Store, id: string, detail: string) {
  return store.read
    .insertInto('call_note')
    .values({ id, call_id: 'call', at: 0, kind: 'kill', detail })
    .compile()
}
