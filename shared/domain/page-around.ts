/** A page out of what is in the order of time: a fifth of it before the first later one, as far as there is as much. */
export function pageAround<Item>(items: readonly Item[], firstLater: number, limit: number): Item[] {
  const first = firstLater - Math.floor(limit / 5)
  const start = Math.max(0, Math.min(first, items.length - limit))
  return items.slice(start, start + limit)
}
