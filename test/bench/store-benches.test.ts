import { expect, it } from 'vitest'
import { measure as measureOpen } from './store-open.bench.ts'
import { measure as measureSnapshot } from './store-snapshot.bench.ts'

it('opens and replays a seeded store, and tells how fast', async () => {
  const figures = await measureOpen(5_000, 1_000)
  expect(figures).toMatchObject({ calls: 5_000, replayedGroups: 1_000 })
  expect(figures.openMs).toBeGreaterThan(0)
})

it('takes webhooks and writes while snapshots go on', async () => {
  const { quiet, snapshots, snapshotMs } = await measureSnapshot({ calls: 5_000, seconds: 0.5, snapshots: 2 })
  expect(snapshotMs).toHaveLength(2)
  for (const load of [quiet, snapshots]) {
    expect(load.rawPerSecond).toBeGreaterThan(0)
    expect(load.writesPerSecond).toBeGreaterThan(0)
  }
})
