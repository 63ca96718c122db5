import { expect, test } from 'vitest'
import { measure } from './webhook-ingest.bench.ts'

test('under load nothing that was acknowledged is lost, and nothing is refused', async () => {
  const { plain, product, large, ratio } = await measure({
    secondsPerRound: 1,
    rounds: 1,
    connections: 16,
    storedCalls: 2000,
  })
  // Each round has compared what was acknowledged with what the store holds.
  for (const { acknowledged, refused } of [...plain, ...product, ...(large ? [large] : [])]) {
    expect(acknowledged).toBeGreaterThan(0)
    expect(refused).toBe(0)
  }
  expect(large).not.toBeNull()
  expect(ratio).toBeGreaterThan(0)
}, 240_000)
