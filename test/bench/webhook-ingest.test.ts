import { expect, test } from 'vitest'
import { measure } from './webhook-ingest.bench.ts'

test('under load nothing that was acknowledged is lost, and nothing is refused', async () => {
  const { plain, product, ratio } = await measure({ secondsPerRound: 1, rounds: 1, connections: 16 })
  // Each round has compared what was acknowledged with what the store holds.
  for (const { acknowledged, refused } of [...plain, ...product]) {
    expect(acknowledged).toBeGreaterThan(0)
    expect(refused).toBe(0)
  }
  expect(ratio).toBeGreaterThan(0)
})
