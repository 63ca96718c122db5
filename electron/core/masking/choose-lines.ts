/** A line of the pool and how many people it serves now. */
export type OfferedLine = { readonly id: string; readonly people: number }

export type ChosenLines = { readonly customer: string; readonly worker: string }

/**
 * The lines over which two people are to reach each other, so that neither has another open session on theirs: who calls a
 * line then always means one counterpart. The same line for both where there is one, for a call that we place shows one
 * line to both; of several the least used. Null: one of them has a session on every line of the pool.
 */
export function chooseLines(
  pool: readonly OfferedLine[],
  takenByCustomer: ReadonlySet<string>,
  takenByWorker: ReadonlySet<string>,
): ChosenLines | null {
  const forCustomer = pool.filter(({ id }) => !takenByCustomer.has(id))
  const forWorker = pool.filter(({ id }) => !takenByWorker.has(id))
  const both = leastUsed(forCustomer.filter(({ id }) => !takenByWorker.has(id)))
  if (both !== null) return { customer: both, worker: both }
  const [customer, worker] = [leastUsed(forCustomer), leastUsed(forWorker)]
  return customer === null || worker === null ? null : { customer, worker }
}

function leastUsed(lines: readonly OfferedLine[]): string | null {
  let best: OfferedLine | null = null
  for (const line of lines) {
    if (best === null || line.people < best.people || (line.people === best.people && line.id < best.id))
      best = line
  }
  return best?.id ?? null
}
