import { expect, it } from 'vitest'
import { killStore } from '../../soak/store-kills/kill-store.ts'

it('a store that is killed at any instant opens again and has everything that was acknowledged', async () => {
  // Every fourth is killed while it opens.
  const report = await killStore(5)
  expect(report).toMatchObject({ rounds: 5, lost: [], torn: [], unopened: [] })
  expect(report.acknowledgedGroups).toBeGreaterThan(0)
  expect(report.acknowledgedRaw).toBeGreaterThan(0)
}, 240_000)
