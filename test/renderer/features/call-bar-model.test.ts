import { describe, expect, it } from 'vitest'
import { callBarModel } from '../../../renderer/features/call-bar/call-bar-model.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import { callStatuses } from '../../../shared/domain/call-status.ts'
import { agentLeg, customerLeg, madeCall, noon } from '../made-calls.ts'

/** The looks, words and lines of a call, in one line each. */
function shown(changes: Partial<CallView>, cutOff = false): string {
  const { mine, other, bridge, talking } = callBarModel(madeCall(changes), cutOff)
  const lines = `${bridge.left}/${bridge.right} ${bridge.label}`
  return `${mine.look} ${mine.phase} | ${lines} | ${other.look} ${other.phase}${talking ? ' | blue' : ''}`
}

describe('call bar of an outbound call', () => {
  it.each([
    ['queued', 'idle askedFor | idle/idle line | idle waits'],
    ['agent-ringing', 'rings phoneRings | idle/idle line | idle waits'],
    ['customer-ringing', 'live connected | solid/dashed line | rings rings'],
    ['in-progress', 'live connected | solid/solid line | live talking | blue'],
    ['completed', 'idle putDown | idle/idle line | idle putDown'],
    ['no-answer', 'idle putDown | idle/idle line | outcome noAnswer'],
    ['busy', 'idle putDown | idle/idle line | outcome busy'],
    ['agent-unavailable', 'outcome notTaken | idle/idle line | idle notDialled'],
    ['canceled', 'idle youCancelled | idle/idle line | idle stoppedRinging'],
    ['unknown', 'outcome unknown | idle/idle checking | outcome unknown'],
  ] as const)('%s', (status, expected) => {
    expect(shown({ status })).toBe(expected)
  })

  it('failed tells whether anybody was rung', () => {
    expect(shown({ status: 'failed', firstLeg: { ...agentLeg, phase: 'completed' } })).toBe(
      'idle putDown | idle/idle line | outcome notReached',
    )
    expect(shown({ status: 'failed', firstLeg: { ...agentLeg, phase: 'not-dialled' } })).toBe(
      'outcome notSent | idle/idle line | idle notDialled',
    )
  })

  it('that nothing is heard of is striped, and Exotel is being asked', () => {
    expect(shown({ stale: true })).toBe('stale wasConnected | idle/idle asking | stale wasTalking')
    expect(shown({ stale: true, status: 'agent-ringing' })).toBe(
      'stale phoneRings | idle/idle asking | stale waits',
    )
  })

  it('is striped too while the console is not heard, but not once it is over', () => {
    expect(shown({}, true)).toBe('stale wasConnected | idle/idle line | stale wasTalking')
    expect(shown({ status: 'completed' }, true)).toBe('idle putDown | idle/idle line | idle putDown')
  })
})

describe('call bar of an inbound call', () => {
  const inbound = { direction: 'inbound', firstLeg: customerLeg, secondLeg: agentLeg } as const

  it.each([
    ['agent-ringing', 'rings ringsHere | dashed/solid line | live callsIn'],
    ['in-progress', 'live connected | solid/solid line | live talking | blue'],
    ['completed', 'idle putDown | idle/idle line | idle putDown'],
    ['missed', 'outcome notTaken | idle/idle line | idle rangOff'],
    ['rejected', 'outcome declined | idle/idle line | idle rangOff'],
  ] as const)('%s', (status, expected) => {
    expect(shown({ ...inbound, status })).toBe(expected)
  })

  it('keeps my side on the left', () => {
    const { mine, other } = callBarModel(madeCall(inbound), false)
    expect([mine.leg.name, other.leg.name]).toEqual(['Ananya Rao', 'Meera Iyer'])
  })
})

describe('timers', () => {
  it('count from when the phase was heard of, the talk from its answer', () => {
    const { mine, other } = callBarModel(madeCall(), false)
    expect(mine.timer).toEqual({ kind: 'since', instant: agentLeg.since })
    expect(other.timer).toEqual({ kind: 'since', instant: noon - 9000 })
  })

  it('stand still after the end', () => {
    const changes = {
      status: 'completed',
      requestedAt: noon - 60_000,
      endedAt: noon,
      talkSeconds: 41,
    } as const
    const { mine, other } = callBarModel(madeCall(changes), false)
    expect(mine.timer).toEqual({ kind: 'took', seconds: 60 })
    expect(other.timer).toEqual({ kind: 'took', seconds: 41 })
  })

  it('are not there where nothing ran', () => {
    const waiting = callBarModel(madeCall({ status: 'queued' }), false)
    expect(waiting.other.timer).toEqual({ kind: 'none' })
    const refused = callBarModel(
      madeCall({ status: 'failed', endedAt: noon, firstLeg: { ...agentLeg, phase: 'not-dialled' } }),
      false,
    )
    expect(refused.mine.timer).toEqual({ kind: 'none' })
  })
})

it('has a look for every status in either direction', () => {
  for (const direction of ['inbound', 'outbound'] as const) {
    for (const status of callStatuses) expect(() => shown({ direction, status })).not.toThrow()
  }
})
