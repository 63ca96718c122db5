import { expect, it } from 'vitest'
import { hopState, stoppedAt, testHops } from '../../../renderer/features/settings/account-test-model.ts'
import type { AccountTest } from '../../../shared/contract/settings.ts'

function path(test: AccountTest): string {
  const stop = stoppedAt(test)
  return testHops.map((hop) => hopState(hop, stop)).join(' ')
}

const failed = (reason: string): AccountTest => ({ kind: 'failed', reason, latencyMs: 1 })

it('draws the way as far as it goes', () => {
  expect(path({ kind: 'accepted', latencyMs: 1, balance: null })).toBe('passed passed passed passed passed')
  expect(path({ kind: 'not-configured', missing: ['apiKey'] })).toBe(
    'failed not-tried not-tried not-tried not-tried',
  )
  expect(path(failed('network'))).toBe('passed failed not-tried not-tried not-tried')
  expect(path(failed('service-unavailable'))).toBe('passed passed failed not-tried not-tried')
  expect(path(failed('authentication'))).toBe('passed passed passed failed not-tried')
  expect(path(failed('a word of tomorrow'))).toBe('passed passed passed failed not-tried')
  expect(path(failed('insufficient-balance'))).toBe('passed passed passed passed failed')
})
