import type { RawEvent } from '../store/store.ts'

/** A place in the queue, taken before the event is durable, so that the order is that of the journal. */
export type HookSlot = { event: RawEvent | null; readonly bytes: number; dropped: boolean }

/** How much may wait for processing before acknowledgements wait too. */
export type QueueBound = { readonly events: number; readonly bytes: number }

const defaultBound: QueueBound = { events: 150_000, bytes: 160 * 1024 * 1024 }

/** Durable events on their way to the pump, in order. */
export class HookQueue {
  #slots: HookSlot[] = []
  #head = 0
  #bytes = 0
  readonly #bound: QueueBound
  #arrived = 0
  #arrival: { readonly count: number; readonly resolve: () => void } | null = null
  #room: (() => void)[] = []
  #closed = false

  constructor(bound: QueueBound = defaultBound) {
    this.#bound = bound
  }

  get length(): number {
    return this.#slots.length - this.#head
  }

  /** How many events have ever become durable. */
  get arrived(): number {
    return this.#arrived
  }

  reserve(bytes: number): HookSlot {
    const slot: HookSlot = { event: null, bytes, dropped: false }
    this.#slots.push(slot)
    this.#bytes += bytes
    return slot
  }

  fill(slot: HookSlot, event: RawEvent): void {
    slot.event = event
    this.#arrived += 1
    this.#announce()
  }

  /** The event did not become durable. */
  drop(slot: HookSlot): void {
    slot.dropped = true
    // Those behind it need not wait for it any more.
    this.#announce(true)
  }

  /** Resolves when there is room; at once when there is. */
  async room(): Promise<void> {
    while (!this.#closed && (this.length > this.#bound.events || this.#bytes > this.#bound.bytes)) {
      await new Promise<void>((resolve) => this.#room.push(resolve))
    }
  }

  /** The next events, up to the first that is not durable yet. */
  take(limit: number): RawEvent[] {
    const events: RawEvent[] = []
    for (let slot = this.#slots[this.#head]; slot && events.length < limit; slot = this.#slots[this.#head]) {
      if (slot.event === null && !slot.dropped) break
      if (slot.event !== null) events.push(slot.event)
      this.#bytes -= slot.bytes
      this.#head += 1
    }
    this.#forget()
    return events
  }

  /** Resolves when `arrived` has come to this, or something else than an event wants attention. */
  whenArrived(count = this.#arrived + 1): Promise<void> {
    return new Promise((resolve) => {
      this.#arrival = { count, resolve }
    })
  }

  /** Nothing will be taken any more: lets everybody go on who waits. */
  close(): void {
    this.#closed = true
    this.#announce(true)
    this.#announceRoom()
  }

  #announce(whatever = false): void {
    const arrival = this.#arrival
    if (arrival === null || (this.#arrived < arrival.count && !whatever)) return
    this.#arrival = null
    arrival.resolve()
  }

  #announceRoom(): void {
    const waiting = this.#room
    this.#room = []
    for (const resolve of waiting) resolve()
  }

  #forget(): void {
    if (this.#room.length > 0) this.#announceRoom()
    if (this.#head < 1024 && this.#head < this.#slots.length) return
    this.#slots = this.#slots.slice(this.#head)
    this.#head = 0
  }
}
