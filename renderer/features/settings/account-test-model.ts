import type { AccountTest } from '../../../shared/contract/settings.ts'

/** The way from this computer to calls, hop by hop. */
export const testHops = ['settings', 'internet', 'exotel', 'signIn', 'balance'] as const
export type TestHop = (typeof testHops)[number]

export type HopState = 'passed' | 'failed' | 'not-tried'

/** At which hop a reason stops; a reason that is not listed is taken for Exotel's refusal. */
const stopsAt: Readonly<Record<string, TestHop>> = {
  network: 'internet',
  'service-unavailable': 'exotel',
  'rate-limit': 'exotel',
  'circuit-open': 'exotel',
  'outcome-unknown': 'exotel',
  'insufficient-balance': 'balance',
}

/** Null when the way is open to its end. */
export function stoppedAt(test: AccountTest): TestHop | null {
  switch (test.kind) {
    case 'accepted':
      return null
    case 'not-configured':
      return 'settings'
    case 'failed':
      return stopsAt[test.reason] ?? 'signIn'
  }
}

export function hopState(hop: TestHop, stop: TestHop | null): HopState {
  if (stop === null) return 'passed'
  const distance = testHops.indexOf(hop) - testHops.indexOf(stop)
  if (distance === 0) return 'failed'
  return distance < 0 ? 'passed' : 'not-tried'
}
