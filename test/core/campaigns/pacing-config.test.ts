import { expect, it } from 'vitest'
import { createPacer, type PacingConfig } from '../../../electron/core/campaigns/pacing.ts'
import { usual } from './floor-script.ts'

const senseless: readonly (readonly [keyof PacingConfig, unknown])[] = [
  ['mode', 'eager'],
  ['maxAbandonRate', -0.01],
  ['maxAbandonRate', 3],
  ['maxAbandonRate', Number.NaN],
  ['connectDeadlineMs', -1],
  ['ringTimeoutMs', 0],
  ['ringTimeoutMs', 30],
  ['ringTimeoutMs', Number.POSITIVE_INFINITY],
  ['maxLinesPerAgent', 0],
  ['maxLinesPerAgent', Number.NaN],
  ['callsPerMinute', 0],
  ['callsPerMinute', -5],
  ['agentLegDelayMs', -1],
]

it.each(senseless)('refuses %s of %s and names it', (field, value) => {
  // Such a config can only come from a caller that is not checked.
  const config = { ...usual, [field]: value } as PacingConfig
  expect(() => createPacer(config)).toThrow(new RegExp(`^${field} `))
})

it('takes what makes sense, also at the edges', () => {
  for (const changes of [
    { maxAbandonRate: 0 },
    { connectDeadlineMs: 0 },
    { agentLegDelayMs: 4000 },
    { callsPerMinute: 0.5 },
  ]) {
    expect(createPacer({ ...usual, ...changes }).callsToPlace(0)).toBe(0)
  }
})
