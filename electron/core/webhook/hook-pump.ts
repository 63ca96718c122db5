import { AppError } from '../../../shared/app-error.ts'
import type { Disposable } from '../lifetime.ts'
import type { RawEvent, Store } from '../store/store.ts'
import { type DeadLetters, deadLetterId } from '../store/tables/dead-letters.ts'
import { BatchWriter, type BatchWriterOptions, Stopped } from './batch-writer.ts'
import { type ReplayOutcome, replayDeadLetter } from './dead-letter-replay.ts'
import { type ReadEvent, readBatch } from './hook-batch.ts'
import type { HookQueue } from './hook-queue.ts'

export type HookPumpOptions = BatchWriterOptions & {
  readonly store: Pick<Store, 'write' | 'rawAppliedThrough' | 'onHealth' | 'pendingRaw'>
  readonly letters: DeadLetters
  readonly queue: HookQueue
}

const eventsPerBatch = 300
/** Beside a flood: a batch that holds the main loop for two milliseconds or three, so that acknowledgements pass. */
const eventsPerFloodBatch = 40
/** A backlog of this size is a flood; below it nothing is put off. */
const backlogOfAFlood = 100
/** What eight seconds of quiet make up for; beyond it nothing more is put off. */
const backlogToMakeUp = 80_000
const arrivalsPerProcessed = 4
/** Nothing for as long as this: the flood is over. */
const quietMs = 20
const eventsPerProgressLine = 10_000

/** Events that were taken together, read. */
type Batch = {
  readonly read: readonly ReadEvent[]
  /** Whether they were taken out of a flood. */
  readonly flood: boolean
}

/** Takes durable events to the features, batch after batch, in the order in which they became durable. */
export class HookPump implements Disposable {
  readonly #options: HookPumpOptions
  readonly #stop = new AbortController()
  readonly #writer: BatchWriter
  #running: Promise<void> | null = null
  /** Everything up to this event has been settled in this run. */
  #settledThrough = 0
  #waiting: (() => void)[] = []
  /** How many had arrived when the batch before began to be settled. */
  #arrivedBefore = 0
  /** Batches and replays go one after the other: each plans on what the one before has written. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: HookPumpOptions) {
    this.#options = options
    this.#writer = new BatchWriter(options, this.#stop.signal)
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async dispose(): Promise<void> {
    this.#stop.abort()
    this.#options.queue.close()
    this.#release()
    await this.#running
    await this.#turn
  }

  /** Resolves when the event has had its effects or has become a dead letter; true in the first case. */
  async whenSettled(sequence: number): Promise<boolean> {
    while (this.#settledThrough < sequence) {
      if (this.#stop.signal.aborted) {
        throw new AppError(
          'outcome-unknown',
          'The console is stopping; the event will be processed at its next start.',
        )
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    return (await this.#options.letters.find(deadLetterId(sequence))) === null
  }

  /** @throws AppError `not-found`, `wrong-state` when it has been replayed already, `store-full`. */
  replayDeadLetter(id: string): Promise<ReplayOutcome> {
    const { store, letters, sinks, clock } = this.#options
    return this.#inTurn(() => replayDeadLetter(id, { store, letters, sinks, now: clock.now() }))
  }

  async #run(): Promise<void> {
    const { queue, log } = this.#options
    let ahead: Batch | null = null
    try {
      await this.#catchUp()
      while (!this.#stop.signal.aborted) {
        const batch: Batch = ahead ?? (await this.#take())
        ahead = null
        if (batch.read.length === 0) {
          await queue.whenArrived()
          continue
        }
        const { arrived } = queue
        ;[ahead] = await Promise.all([this.#takeAhead(), this.#settle(batch.read)])
        this.#arrivedBefore = arrived
        if (batch.flood && queue.length < backlogToMakeUp) await this.#giveWay(arrived, batch.read.length)
      }
    } catch (failure) {
      if (failure instanceof Stopped) return
      log.error('hooks', 'Processing of webhooks has stopped', { cause: failure })
    }
  }

  async #take(): Promise<Batch> {
    const { queue } = this.#options
    const flood = queue.arrived > this.#arrivedBefore && queue.length > backlogOfAFlood
    const events = queue.take(flood ? eventsPerFloodBatch : eventsPerBatch)
    return { read: await readBatch(events), flood }
  }

  /** The next batch, read while the store is busy with the one before; null when nothing waits yet. */
  async #takeAhead(): Promise<Batch | null> {
    await nextTurn()
    const batch = await this.#take()
    return batch.read.length > 0 ? batch : null
  }

  /** What was acknowledged before the last stop and not processed any more. */
  async #catchUp(): Promise<void> {
    const { store, log } = this.#options
    let done = 0
    let batch: RawEvent[] = []
    for await (const event of store.pendingRaw()) {
      batch.push(event)
      if (batch.length < eventsPerBatch) continue
      await this.#settle(await readBatch(batch))
      done += batch.length
      batch = []
      if (done % eventsPerProgressLine === 0) log.info('hooks', 'Processing earlier webhooks', { done })
    }
    if (batch.length > 0) await this.#settle(await readBatch(batch))
    done += batch.length
    if (done > 0) log.info('hooks', 'Webhooks from before the last stop are processed', { done })
  }

  async #settle(read: readonly ReadEvent[]): Promise<void> {
    await this.#inTurn(() => this.#writer.settle(read))
    this.#settledThrough = read.at(-1)?.event.sequence ?? this.#settledThrough
    this.#release()
    await nextTurn()
  }

  /**
   * While callbacks pour in, acknowledgements come first: of four that arrive, one is processed. What is put off is
   * durable, and is made up for as soon as the stream lets off.
   */
  async #giveWay(arrived: number, processed: number): Promise<void> {
    const enough = this.#options.queue.whenArrived(arrived + arrivalsPerProcessed * processed)
    // The machine's own time, for it is the machine that is busy.
    const quiet = new Promise((resolve) => setTimeout(resolve, quietMs))
    await Promise.race([enough, quiet])
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(work)
    // A failure is its caller's to handle; the next in line goes on all the same.
    this.#turn = result.catch(() => undefined)
    return result
  }

  #release(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
