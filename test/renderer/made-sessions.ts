import type { SessionView } from '../../shared/contract/masking.ts'
import { noon } from './made-calls.ts'

/** An open session of `booking_1`. */
export function madeSession(changes: Partial<SessionView> = {}): SessionView {
  const side = { lineLabel: '080 •••• 5990', code: '123456' }
  return {
    id: 'session_1',
    bookingId: 'booking_1',
    bookingReference: 'MB-1',
    state: 'active',
    failure: null,
    lineLabel: '080 •••• 5990',
    sides: [
      { ...side, role: 'customer', partyId: 'party_1', name: 'Meera Iyer', numberLabel: '•••• 3210' },
      { ...side, role: 'worker', partyId: 'party_2', name: 'Ravi Kumar', numberLabel: '•••• 7745' },
    ],
    openedAt: noon - 3_600_000,
    openedBy: null,
    expiresAt: noon + 23 * 3_600_000,
    lifetimeHours: 24,
    sliding: false,
    terminatedAt: null,
    closedBy: null,
    closedWhy: null,
    calls: 0,
    talkSeconds: 0,
    cost: null,
    lastCallAt: null,
    ...changes,
  }
}
