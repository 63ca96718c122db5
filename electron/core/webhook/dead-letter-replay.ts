import { AppError } from '../../../shared/app-error.ts'
import { type Store, StoreConflict } from '../store/store.ts'
import type { DeadLetter, DeadLetters } from '../store/tables/dead-letters.ts'
import { planBatch, readBatch } from './hook-batch.ts'
import type { HookSinks } from './hook-sink.ts'

export type ReplayOutcome =
  | { readonly kind: 'applied' }
  /** Still nobody understands it; the letter stays. */
  | { readonly kind: 'not-understood'; readonly reason: string }

export type ReplayParts = {
  readonly store: Pick<Store, 'write'>
  readonly letters: DeadLetters
  readonly sinks: HookSinks
  readonly now: number
}

/** Sends a dead letter the way of a fresh event: what it comes to and the mark on the letter are one group. */
export async function replayDeadLetter(id: string, parts: ReplayParts): Promise<ReplayOutcome> {
  const { store, letters, sinks, now } = parts
  const { event } = await waitingLetter(id, letters)
  const plan = await planBatch(await readBatch([event]), sinks, letters)
  const reason = plan.deadLetters.get(event.sequence)
  if (reason !== undefined) {
    // The plan holds the letter with its present reason, and nothing else.
    await store.write(plan.statements)
    return { kind: 'not-understood', reason }
  }
  try {
    await store.write([...plan.statements, letters.markReplayed(id, now)])
  } catch (failure) {
    if (!(failure instanceof StoreConflict)) throw failure
    throw new AppError('wrong-state', 'Something changed meanwhile. Try again.', {}, failure)
  }
  plan.applied()
  return { kind: 'applied' }
}

async function waitingLetter(id: string, letters: DeadLetters): Promise<DeadLetter> {
  const letter = await letters.find(id)
  if (letter === null) throw new AppError('not-found', 'There is no such dead letter.')
  if (letter.replayedAt !== null) throw new AppError('wrong-state', 'This dead letter was replayed already.')
  return letter
}
