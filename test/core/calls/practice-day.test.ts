import { expect, it } from 'vitest'
import { spendPracticeDay } from '../../support/practice-day.ts'

/** A tenth of the soak of the same name, faster. */
it('ends every call of a bad day as the stand-in says, and never connects an intent twice', async () => {
  const report = await spendPracticeDay({ calls: 100, atOnce: 30, speed: 60 })
  expect(report.differences).toEqual([])
  expect(report.violations).toBe(0)
  expect(report.placed + report.refused).toBe(100)
}, 600_000)
