import type { RawEvent, Statement } from '../store/store.ts'
import type { DeadLetters } from '../store/tables/dead-letters.ts'
import { type DecodeOutcome, decodeHook } from './decode-hook.ts'
import { isHookRoute } from './hook-routes.ts'
import type { DecodedHook, HookSink, HookSinks } from './hook-sink.ts'

/** What a batch comes to: one group of statements, and what to do once it is written. */
export type BatchPlan = {
  readonly statements: readonly Statement[]
  /** Reasons by the sequence of the events that ended as dead letters. */
  readonly deadLetters: ReadonlyMap<number, string>
  applied(): void
}

/** Routes of the contract whose feature does not exist yet: their events wait as dead letters. */
export const noFeatureYet = 'no-feature-yet'

/** An event with what its encoding came to; a failure of ours while reading it spoils the plan it is in. */
export type ReadEvent = {
  readonly event: RawEvent
  readonly outcome: DecodeOutcome | { readonly kind: 'failed'; readonly cause: unknown }
}

/** How long decoding may hold the main loop before others get a turn. */
const sliceMs = 3

type Sorted = {
  readonly bySink: Map<HookSink, DecodedHook[]>
  readonly deadLetters: Map<number, string>
}

/** Decodes events. Nothing stored is looked at, so the next batch is read while the one before is written. */
export async function readBatch(events: readonly RawEvent[]): Promise<ReadEvent[]> {
  const read: ReadEvent[] = []
  let sliceEnd = performance.now() + sliceMs
  for (const event of events) {
    read.push({ event, outcome: await readEvent(event) })
    if (performance.now() < sliceEnd) continue
    await new Promise((resolve) => setImmediate(resolve))
    sliceEnd = performance.now() + sliceMs
  }
  return read
}

async function readEvent(event: RawEvent): Promise<ReadEvent['outcome']> {
  try {
    return await decodeHook(event)
  } catch (cause) {
    return { kind: 'failed', cause }
  }
}

/** Asks the features what the events come to. @throws what a sink throws, or what reading an event threw. */
export async function planBatch(
  read: readonly ReadEvent[],
  sinks: HookSinks,
  letters: Pick<DeadLetters, 'keep'>,
): Promise<BatchPlan> {
  const { bySink, deadLetters } = sort(read, sinks)
  const statements: Statement[] = []
  const finishers: (() => void)[] = []
  for (const [sink, hooks] of bySink) {
    const plan = await sink.plan(hooks)
    statements.push(...plan.statements)
    for (const { event, reason } of plan.notUnderstood) deadLetters.set(event.sequence, reason)
    finishers.push(() => plan.applied())
  }
  for (const { event } of read) {
    const reason = deadLetters.get(event.sequence)
    if (reason !== undefined) statements.push(letters.keep(event, reason))
  }
  return { statements, deadLetters, applied: () => finishers.forEach((finish) => void finish()) }
}

function sort(read: readonly ReadEvent[], sinks: HookSinks): Sorted {
  const sorted: Sorted = { bySink: new Map(), deadLetters: new Map() }
  for (const entry of read) sortOne(entry, sinks, sorted)
  return sorted
}

function sortOne({ event, outcome }: ReadEvent, sinks: HookSinks, sorted: Sorted): void {
  const { sequence, receivedAt, route } = event
  if (outcome.kind === 'failed') throw outcome.cause
  if (outcome.kind === 'not-understood') {
    sorted.deadLetters.set(sequence, outcome.reason)
    return
  }
  const sink = isHookRoute(route) ? sinks[route] : undefined
  if (!isHookRoute(route) || sink === undefined) {
    sorted.deadLetters.set(sequence, noFeatureYet)
    return
  }
  const hook: DecodedHook = { sequence, receivedAt, route, fields: outcome.fields }
  const same = sorted.bySink.get(sink)
  if (same) same.push(hook)
  else sorted.bySink.set(sink, [hook])
}
