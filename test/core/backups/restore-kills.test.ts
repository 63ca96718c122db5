import { expect, it } from 'vitest'
import { killRestores } from '../../support/restore-kills.ts'

/** Three of the soak `restore-kills`: while it reads, while it writes, and behind its rename. */
const kills = [
  { word: 'open', later: 0 },
  { word: 'open', later: 40 },
  { word: 'whole', later: 0 },
]

it('a restore that is killed leaves the rows from before or those of the backup, whole', async () => {
  const report = await killRestores(kills)
  expect(report.broken).toEqual([])
  expect(report.before + report.restored).toBe(kills.length)
  expect(report.restored).toBeGreaterThan(0)
}, 120_000)
