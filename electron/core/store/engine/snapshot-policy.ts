/** When a snapshot is worth its cost. It costs as much as the store is large, and saves the replay of the journal. */
export type SnapshotPolicy = {
  /** Due when the journal since the last one has grown by this, or by half of the store where that is more. */
  readonly bytes: number
  /** Due after so many groups, and one more for each 16 KB of the store. */
  readonly groups: number
  /** Due at a clean stop: so many groups take a third of a second to replay. */
  readonly groupsAtStop: number
  /** A segment that has grown to this is followed by the next, so that what is no longer needed can go. */
  readonly segmentBytes: number
}

export const usualSnapshotPolicy: SnapshotPolicy = {
  bytes: 32 << 20,
  groups: 50_000,
  groupsAtStop: 5_000,
  segmentBytes: 64 << 20,
}

export type JournalGrowth = { readonly groups: number; readonly bytes: number }

export function snapshotDue(policy: SnapshotPolicy, since: JournalGrowth, storeBytes: number): boolean {
  if (since.groups === 0) return false
  return (
    since.bytes >= Math.max(policy.bytes, storeBytes / 2) ||
    since.groups >= policy.groups + storeBytes / 16_384
  )
}
