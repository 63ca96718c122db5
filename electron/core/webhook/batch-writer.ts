import { AppError } from '../../../shared/app-error.ts'
import type { Clock, Log } from '../ports.ts'
import { type Store, StoreConflict } from '../store/store.ts'
import type { DeadLetters } from '../store/tables/dead-letters.ts'
import { planBatch, type ReadEvent } from './hook-batch.ts'
import type { HookSinks } from './hook-sink.ts'

export type BatchWriterOptions = {
  readonly store: Pick<Store, 'write' | 'rawAppliedThrough' | 'onHealth'>
  readonly letters: Pick<DeadLetters, 'keep'>
  readonly sinks: HookSinks
  readonly clock: Clock
  readonly log: Log
}

/** Thrown out of a wait when the console stops; the events stay pending. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** How often a batch is planned again because something else changed what it had read. */
const plansPerBatch = 3
const secondsBetweenTries = 1

/** The word beside a dead letter whose processing failed for a fault of ours; the log has the cause. */
export const processingFailed = 'processing-failed'

/**
 * Settles batches: each event ends as its effects or as a dead letter, in one group with the mark that it was applied.
 * A batch that fails is halved until the one event that spoils it stands alone.
 */
export class BatchWriter {
  readonly #options: BatchWriterOptions
  readonly #signal: AbortSignal

  constructor(options: BatchWriterOptions, signal: AbortSignal) {
    this.#options = options
    this.#signal = signal
  }

  /** @throws Stopped */
  async settle(events: readonly ReadEvent[]): Promise<void> {
    const failure = await this.#tryToApply(events)
    if (failure === null) return
    const [first] = events
    if (first === undefined) return
    if (events.length === 1) return this.#bury(first, failure.cause)
    const middle = events.length >> 1
    await this.settle(events.slice(0, middle))
    await this.settle(events.slice(middle))
  }

  /** Null when it was applied. A store that is full is waited for. */
  async #tryToApply(events: readonly ReadEvent[]): Promise<{ readonly cause: unknown } | null> {
    for (;;) {
      this.#stopIfAsked()
      try {
        await this.#apply(events)
        return null
      } catch (failure) {
        if (!isStoreFull(failure)) return { cause: failure }
        await this.#storeHasRoom()
      }
    }
  }

  async #apply(events: readonly ReadEvent[]): Promise<void> {
    const { store, sinks, letters } = this.#options
    const last = events.at(-1)
    if (last === undefined) return
    for (let tries = 1; ; tries += 1) {
      const plan = await planBatch(events, sinks, letters)
      try {
        await store.write([...plan.statements, store.rawAppliedThrough(last.event.sequence)])
        this.#finish(plan.applied)
        return
      } catch (failure) {
        if (!(failure instanceof StoreConflict) || tries === plansPerBatch) throw failure
      }
    }
  }

  #finish(applied: () => void): void {
    try {
      applied()
    } catch (failure) {
      this.#options.log.error('hooks', 'Telling of applied webhooks failed', { cause: failure })
    }
  }

  /** Where not even the dead letter can be written, the store is at fault and not the event: it is tried again. */
  async #bury(read: ReadEvent, cause: unknown): Promise<void> {
    const { store, letters, log } = this.#options
    const { event } = read
    const { sequence, route } = event
    try {
      await store.write([letters.keep(event, processingFailed), store.rawAppliedThrough(sequence)])
      log.error('hooks', 'A webhook could not be processed; it is kept as a dead letter', {
        sequence,
        route,
        cause,
      })
    } catch (failure) {
      this.#stopIfAsked()
      if (!isStoreFull(failure)) log.error('hooks', 'A dead letter could not be written', { cause: failure })
      await this.#storeHasRoom()
      await this.settle([read])
    }
  }

  /** Resolves when the store says so, or after a moment: the next try tells. */
  #storeHasRoom(): Promise<void> {
    const { clock, store } = this.#options
    return new Promise((resolve) => {
      const go = (): void => {
        cancel()
        unsubscribe()
        this.#signal.removeEventListener('abort', go)
        resolve()
      }
      const cancel = clock.wakeAt(clock.now() + secondsBetweenTries * 1000, go)
      const unsubscribe = store.onHealth(({ state }) => {
        if (state === 'saved') go()
      })
      this.#signal.addEventListener('abort', go)
    })
  }

  #stopIfAsked(): void {
    if (this.#signal.aborted) throw new Stopped('The console is stopping')
  }
}

function isStoreFull(failure: unknown): boolean {
  return failure instanceof AppError && failure.code === 'store-full'
}
