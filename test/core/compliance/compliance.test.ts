import { describe, expect, it } from 'vitest'
import {
  Compliance,
  defaultCallingWindow,
  requirePermission,
} from '../../../electron/core/compliance/compliance.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function askAt(time: string, window = defaultCallingWindow) {
  const clock = new ManualClock(time)
  return new Compliance(clock, () => window)
}

const agentCall = { purpose: 'agent', doNotDisturbAt: null } as const

describe('may this call be placed now', () => {
  it('opens at nine and is closed at nine to the second, Indian time', () => {
    expect(askAt('2026-04-16T08:59:59+05:30').mayCall(agentCall).allowed).toBe(false)
    expect(askAt('2026-04-16T09:00:00+05:30').mayCall(agentCall).allowed).toBe(true)
    expect(askAt('2026-04-16T20:59:59+05:30').mayCall(agentCall).allowed).toBe(true)
    expect(askAt('2026-04-16T21:00:00+05:30').mayCall(agentCall).allowed).toBe(false)
  })

  it('names the next permitted time, on the same day before nine and on the next after', () => {
    expect(askAt('2026-04-16T03:00:00+05:30').mayCall(agentCall)).toEqual({
      allowed: false,
      reason: 'outside-hours',
      nextAt: Date.parse('2026-04-16T09:00:00+05:30'),
    })
    expect(askAt('2026-04-30T23:59:00+05:30').mayCall(agentCall)).toMatchObject({
      nextAt: Date.parse('2026-05-01T09:00:00+05:30'),
    })
  })

  it('skips the weekend where the company does', () => {
    const weekdays = { ...defaultCallingWindow, weekendsAllowed: false }
    const friday = askAt('2026-04-17T21:00:00+05:30', weekdays)
    expect(friday.mayCall(agentCall)).toMatchObject({ nextAt: Date.parse('2026-04-20T09:00:00+05:30') })
    expect(askAt('2026-04-18T12:00:00+05:30', weekdays).mayCall(agentCall).allowed).toBe(false)
    expect(askAt('2026-04-18T12:00:00+05:30').mayCall(agentCall).allowed).toBe(true)
  })

  it('leaves calls between the people of a booking, and calls that come in, alone', () => {
    const night = askAt('2026-04-16T23:00:00+05:30')
    expect(night.mayCall({ purpose: 'party-to-party', doNotDisturbAt: null }).allowed).toBe(true)
    expect(night.mayCall({ purpose: 'inbound', doNotDisturbAt: null }).allowed).toBe(true)
    expect(night.mayCall({ purpose: 'campaign', doNotDisturbAt: null }).allowed).toBe(false)
    expect(night.mayCall({ purpose: 'scheduled', doNotDisturbAt: null }).allowed).toBe(false)
  })

  it('never calls a person again whom the register protects', () => {
    const permission = askAt('2026-04-16T12:00:00+05:30').mayCall({ purpose: 'agent', doNotDisturbAt: 1 })
    expect(() => requirePermission(permission)).toThrow(
      expect.objectContaining({ code: 'provider-refused', detail: { reason: 'do-not-disturb' } }),
    )
  })
})
