import { ByteWriter } from './byte-writer.ts'
import { type RawBody, writeGroup, writeRaw } from './entry-codec.ts'
import type { GroupOutcome, WriteGroup } from './store-engine.ts'
import type { AppendMessage } from './worker-protocol.ts'

type Waiting<Value> = { readonly resolve: (value: Value) => void; readonly reject: (failure: Error) => void }

/** Beyond this the entries of one turn are sent in parts, so that no single message holds up a thread. */
const messageBytes = 1 << 20

/** Collects what one turn of the loop wants to make durable, sends it as one message, and keeps who waits for what. */
export class AppendQueue {
  readonly #send: (message: AppendMessage) => void
  readonly #groups = new Map<number, Waiting<GroupOutcome>>()
  readonly #raw = new Map<number, Waiting<number>>()
  readonly #entries = new ByteWriter()
  #groupIds: number[] = []
  #rawIds: number[] = []
  #nextId = 1
  /** Groups up to this id are known to be durable. */
  #durableThrough = 0
  readonly #early: { readonly ids: readonly number[]; readonly outcomes: readonly GroupOutcome[] }[] = []
  #scheduled = false
  #closed: Error | null = null
  #whenIdle: (() => void)[] = []

  constructor(send: (message: AppendMessage) => void) {
    this.#send = send
  }

  group(group: WriteGroup): Promise<GroupOutcome> {
    return this.#enqueue(this.#groups, this.#groupIds, () => writeGroup(this.#entries, group))
  }

  raw(event: RawBody): Promise<number> {
    return this.#enqueue(this.#raw, this.#rawIds, () => writeRaw(this.#entries, event))
  }

  /** Two threads answer for a group, in either order; it is settled when both have. */
  settleGroups(ids: readonly number[], outcomes: readonly GroupOutcome[]): void {
    if ((ids.at(-1) ?? 0) > this.#durableThrough) {
      this.#early.push({ ids, outcomes })
      return
    }
    outcomes.forEach((outcome, index) => {
      take(this.#groups, ids[index])?.resolve(outcome)
    })
    this.#tellIdle()
  }

  noteDurable(groupIds: readonly number[]): void {
    this.#durableThrough = groupIds.at(-1) ?? this.#durableThrough
    for (const { ids, outcomes } of this.#early.splice(0)) this.settleGroups(ids, outcomes)
  }

  settleRaw(ids: readonly number[], firstSequence: number): void {
    ids.forEach((id, index) => {
      take(this.#raw, id)?.resolve(firstSequence + index)
    })
    this.#tellIdle()
  }

  refuse(groupIds: readonly number[], rawIds: readonly number[], failure: Error): void {
    for (const id of groupIds) take(this.#groups, id)?.reject(failure)
    for (const id of rawIds) take(this.#raw, id)?.reject(failure)
    this.#tellIdle()
  }

  /** Nothing is taken any more; what was taken is carried out. */
  close(reason: Error): void {
    this.#closed ??= reason
  }

  /** Nothing is taken any more, and whoever waits learns why. */
  fail(failure: Error): void {
    this.close(failure)
    this.refuse([...this.#groups.keys()], [...this.#raw.keys()], failure)
  }

  idle(): Promise<void> {
    if (this.#groups.size + this.#raw.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  #enqueue<Value>(waiting: Map<number, Waiting<Value>>, ids: number[], write: () => void): Promise<Value> {
    if (this.#closed !== null) return Promise.reject(this.#closed)
    const id = this.#nextId
    this.#nextId += 1
    const settled = new Promise<Value>((resolve, reject) => waiting.set(id, { resolve, reject }))
    ids.push(id)
    write()
    if (this.#entries.length >= messageBytes) this.#flush()
    else this.#schedule()
    return settled
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#entries.length > 0) this.#flush()
    })
  }

  #flush(): void {
    const message = { groupIds: this.#groupIds, rawIds: this.#rawIds, payload: this.#entries.take() }
    this.#groupIds = []
    this.#rawIds = []
    this.#send({ kind: 'append', ...message })
  }

  #tellIdle(): void {
    if (this.#groups.size + this.#raw.size > 0) return
    const idle = this.#whenIdle
    this.#whenIdle = []
    for (const resolve of idle) resolve()
  }
}

function take<Value>(waiting: Map<number, Value>, id: number | undefined): Value | undefined {
  if (id === undefined) return undefined
  const found = waiting.get(id)
  waiting.delete(id)
  return found
}
