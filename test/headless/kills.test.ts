import { expect, it } from 'vitest'
import { killRounds } from '../support/kill-rounds.ts'

/** Four rounds of the soak `webhook-kills`. */
it('loses nothing that it acknowledged when it is killed at any instant', async () => {
  const report = await killRounds(4)
  expect(report.unopened).toEqual([])
  expect(report.lost).toEqual([])
  expect(report.acknowledgedWebhooks).toBeGreaterThan(0)
}, 300_000)
