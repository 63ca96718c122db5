import type { RawEvent, Statement } from '../store/store.ts'
import type { DeadLetters } from '../store/tables/dead-letters.ts'
import { decodeHook } from './decode-hook.ts'
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

/** How long decoding may hold the main loop before others get a turn. */
const sliceMs = 3

type Sorted = {
  readonly bySink: Map<HookSink, DecodedHook[]>
  readonly deadLetters: Map<number, string>
}

/** Decodes events and asks the features what they come to. @throws what a sink throws. */
export async function planBatch(
  events: readonly RawEvent[],
  sinks: HookSinks,
  letters: Pick<DeadLetters, 'keep'>,
): Promise<BatchPlan> {
  const { bySink, deadLetters } = await sort(events, sinks)
  const statements: Statement[] = []
  const finishers: (() => void)[] = []
  for (const [sink, hooks] of bySink) {
    const plan = await sink.plan(hooks)
    statements.push(...plan.statements)
    for (const { event, reason } of plan.notUnderstood) deadLetters.set(event.sequence, reason)
    finishers.push(() => plan.applied())
  }
  for (const event of events) {
    const reason = deadLetters.get(event.sequence)
    if (reason !== undefined) statements.push(letters.keep(event, reason))
  }
  return { statements, deadLetters, applied: () => finishers.forEach((finish) => void finish()) }
}

async function sort(events: readonly RawEvent[], sinks: HookSinks): Promise<Sorted> {
  const sorted: Sorted = { bySink: new Map(), deadLetters: new Map() }
  let sliceEnd = performance.now() + sliceMs
  for (const event of events) {
    await sortOne(event, sinks, sorted)
    if (performance.now() < sliceEnd) continue
    await new Promise((resolve) => setImmediate(resolve))
    sliceEnd = performance.now() + sliceMs
  }
  return sorted
}

async function sortOne(event: RawEvent, sinks: HookSinks, sorted: Sorted): Promise<void> {
  const { sequence, receivedAt, route } = event
  const outcome = await decodeHook(event)
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
