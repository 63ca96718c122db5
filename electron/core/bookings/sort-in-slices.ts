const slice = 4096

/** Sorts a copy, and lets go after every few thousand steps, so that whoever waits for this thread is served between. */
export function* sortInSlices(
  rows: readonly number[],
  compare: (one: number, other: number) => number,
): Generator<void, number[]> {
  const sorted: number[] = []
  for (let first = 0; first < rows.length; first += slice) {
    for (const row of rows.slice(first, first + slice).sort(compare)) sorted.push(row)
    yield
  }
  let from = sorted
  let to = new Array<number>(sorted.length)
  for (let length = slice; length < sorted.length; length *= 2) {
    for (let first = 0; first < sorted.length; first += 2 * length) {
      yield* merge({ from, to, compare, first, middle: first + length, end: first + 2 * length })
    }
    ;[from, to] = [to, from]
  }
  return from
}

type Merging = {
  readonly from: readonly number[]
  readonly to: number[]
  readonly compare: (one: number, other: number) => number
  readonly first: number
  /** Where the second of the two sorted stretches begins; it may be behind the last row. */
  readonly middle: number
  readonly end: number
}

function* merge({ from, to, compare, first, middle, end }: Merging): Generator<void, void> {
  const [leftEnd, rightEnd] = [Math.min(middle, from.length), Math.min(end, from.length)]
  let [left, right] = [first, leftEnd]
  for (let at = first; at < rightEnd; at += 1) {
    const [one, other] = [from[left] ?? 0, from[right] ?? 0]
    const takesLeft = left < leftEnd && (right >= rightEnd || compare(one, other) <= 0)
    to[at] = takesLeft ? one : other
    if (takesLeft) left += 1
    else right += 1
    if (at % slice === 0) yield
  }
}
