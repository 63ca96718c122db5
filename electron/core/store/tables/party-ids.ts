import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'

/** The booking backend's own ids of these people, as far as it has named them. */
export async function externalIdsOf(
  store: Store,
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (partyIds.length === 0) return new Map()
  const rows = await store.read
    .selectFrom('party')
    .select(['id', 'external_id'])
    .where('id', 'in', eachOf([...new Set(partyIds)]))
    .where('external_id', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, external_id }) => [id, external_id ?? id]))
}
