import { newId } from '../../../electron/core/ids.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import type { DecodedHook, HookPlan, HookSink } from '../../../electron/core/webhook/hook-sink.ts'

/**
 * Writes one row per event, so that an event that is applied twice or never shows. Understands events with a CallSid.
 */
export class NotingSink implements HookSink {
  readonly #store: Store
  /** Sequences in the order in which their effects became durable. */
  readonly applied: number[] = []
  readonly batches: number[] = []
  /** Runs before each plan; a test makes it throw, or wait. */
  beforePlan: (events: readonly DecodedHook[]) => Promise<void> | void = () => {}

  constructor(store: Store) {
    this.#store = store
  }

  async plan(events: readonly DecodedHook[]): Promise<HookPlan> {
    await this.beforePlan(events)
    this.batches.push(events.length)
    const understood = events.filter(({ fields }) => fields.has('CallSid'))
    return {
      statements: understood.map(({ fields, sequence }) => ({
        query: this.#store.read
          .insertInto('call_note')
          .values({
            id: newId('note'),
            call_id: fields.get('CallSid') ?? '',
            at: sequence,
            kind: fields.get('Status') ?? '',
            detail: JSON.stringify([...fields]),
          })
          .compile(),
      })),
      notUnderstood: events
        .filter(({ fields }) => !fields.has('CallSid'))
        .map((event) => ({ event, reason: 'no-call-id' })),
      applied: () => this.applied.push(...understood.map(({ sequence }) => sequence)),
    }
  }
}

/** The call ids of all rows that the sink wrote, in the order of the events. */
export async function notedCalls(store: Store): Promise<string[]> {
  const rows = await store.read.selectFrom('call_note').select('call_id').orderBy('at').execute()
  return rows.map((row) => row.call_id)
}

export async function notedDetails(store: Store): Promise<Map<string, string>[]> {
  const rows = await store.read.selectFrom('call_note').select('detail').orderBy('at').execute()
  return rows.map((row) => new Map<string, string>(JSON.parse(row.detail)))
}
