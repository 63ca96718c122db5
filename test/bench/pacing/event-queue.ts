type Entry<Item> = { readonly at: number; readonly order: number; readonly item: Item }

/** What is to come, soonest first; of what comes together, what was added first. */
export class EventQueue<Item> {
  readonly #heap: Entry<Item>[] = []
  #order = 0

  add(at: number, item: Item): void {
    const entry = { at, order: this.#order, item }
    this.#order += 1
    let place = this.#heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#heap[above]
      if (parent === undefined || before(parent, entry)) break
      this.#heap[place] = parent
      place = above
    }
    this.#heap[place] = entry
  }

  take(): { readonly at: number; readonly item: Item } | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined || this.#heap.length === 0) return first
    let place = 0
    for (;;) {
      const left = this.#heap[2 * place + 1]
      const right = this.#heap[2 * place + 2]
      if (left === undefined) break
      const rightIsSooner = right !== undefined && before(right, left)
      const child = rightIsSooner ? right : left
      if (before(last, child)) break
      this.#heap[place] = child
      place = 2 * place + (rightIsSooner ? 2 : 1)
    }
    this.#heap[place] = last
    return first
  }
}

function before<Item>(one: Entry<Item>, other: Entry<Item>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
