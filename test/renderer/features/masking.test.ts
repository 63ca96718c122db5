import { describe, expect, it } from 'vitest'
import { costOf, everyDay, poolVerdict } from '../../../renderer/features/masking/board-model.ts'
import {
  lineBlock,
  lineStanding,
  longerLifetimes,
  shareLeft,
  timeLeft,
} from '../../../renderer/features/masking/line-model.ts'
import { flowStanding } from '../../../renderer/features/settings/flow-standing.ts'
import { noon } from '../made-calls.ts'
import { madeSession } from '../made-sessions.ts'

const hour = 3_600_000
const day = 24 * hour

describe('a masked line', () => {
  it('closes soon in its last hour, and is being closed while that can be taken back', () => {
    const session = madeSession({ expiresAt: noon + 2 * hour })
    expect(lineStanding(null, noon, false)).toBe('none')
    expect(lineStanding(session, noon + hour, false)).toBe('active')
    expect(lineStanding(session, noon + hour + 1, false)).toBe('ending')
    expect(lineStanding(session, noon, true)).toBe('closing')
    expect(lineStanding(madeSession({ state: 'expired' }), noon, true)).toBe('expired')
  })

  it('has a share of its life-time left, of the one it was last given', () => {
    const session = madeSession({ expiresAt: noon + 6 * hour, lifetimeHours: 24 })
    expect(shareLeft(session, noon)).toBe(0.25)
    expect(shareLeft(session, noon + 7 * hour)).toBe(0)
    expect(shareLeft(session, noon - 100 * hour)).toBe(1)
  })

  it('says the time left in whole minutes, and none only when there is none', () => {
    expect(timeLeft(noon + 1, noon)).toEqual({ days: 0, hours: 0, minutes: 1 })
    expect(timeLeft(noon + 27 * hour + 60_000, noon)).toEqual({ days: 1, hours: 3, minutes: 1 })
    expect(timeLeft(noon, noon)).toEqual({ days: 0, hours: 0, minutes: 0 })
  })

  it('is never extended to an earlier end', () => {
    expect(longerLifetimes(madeSession({ expiresAt: noon + 3 * hour }), noon)).toEqual([8, 24, 48, 72, 168])
    expect(longerLifetimes(madeSession({ expiresAt: noon + 7 * day }), noon)).toEqual([])
    expect(longerLifetimes(madeSession({ expiresAt: null }), noon)).toHaveLength(6)
  })

  it('tells why it cannot be opened, and nothing where it can or is', () => {
    const closed = madeSession({ state: 'closed' })
    expect(lineBlock({ session: closed, canOpen: true, failure: null })).toBeNull()
    expect(lineBlock({ session: madeSession(), canOpen: false, failure: null })).toBeNull()
    expect(lineBlock({ session: closed, canOpen: false, failure: null })).toBe('finished')
    expect(lineBlock({ session: null, canOpen: false, failure: 'worker-missing' })).toBe('worker-missing')
  })
})

describe('the supervisor’s figures', () => {
  const line = { id: '1', label: '080 •••• 5990', name: '', people: 2, isDefault: false }

  it('say how many ExoPhones are missing for what is open and what is to come', () => {
    const pool = { lines: [line], needed: 1, forecast: 3, waiting: 0 }
    expect(poolVerdict(pool)).toEqual({ have: 1, needed: 3, missing: 2 })
    expect(poolVerdict({ ...pool, needed: 4 })).toEqual({ have: 1, needed: 4, missing: 3 })
    expect(poolVerdict({ ...pool, forecast: 1 })).toEqual({ have: 1, needed: 1, missing: 0 })
  })

  it('estimate only what is not billed, and only at a price that somebody set', () => {
    const days = [
      { cost: '4.10', unpricedMinutes: 3 },
      { cost: '0.20', unpricedMinutes: 0 },
    ]
    expect(costOf(days, '0.90')).toEqual({ kind: 'estimated', paise: 700 })
    expect(costOf(days, null)).toEqual({ kind: 'billed', paise: 430 })
    expect(costOf(days.slice(1), '0.90')).toEqual({ kind: 'billed', paise: 20 })
    expect(costOf([{ cost: '0', unpricedMinutes: 3 }], null)).toEqual({ kind: 'unknown' })
  })

  it('have a place for each day, also for those without calls', () => {
    const known = {
      ...{ at: noon - day, calls: 1, talkSeconds: 61, billedMinutes: 2 },
      ...{ cost: '1.80', unpriced: 0, unpricedMinutes: 0 },
    }
    const days = everyDay([known], 3, noon)
    expect(days.map(({ at, billedMinutes }) => [at - noon, billedMinutes])).toEqual([
      [-2 * day, 0],
      [-day, 2],
      [0, 0],
    ])
  })
})

it('a test call over the flow has come as far as the applet that asked last', () => {
  const unknown = { at: noon, outcome: 'unknown-caller' } as const
  const typing = { at: noon + 5, outcome: 'asked-for-code' } as const
  const through = { at: noon + 9, outcome: 'connected-by-code' } as const
  expect(flowStanding({ connect: null, gather: null })).toEqual({ kind: 'waiting' })
  expect(flowStanding({ connect: unknown, gather: null })).toEqual({ kind: 'heard', ...unknown })
  expect(flowStanding({ connect: unknown, gather: typing })).toEqual({ kind: 'heard', ...typing })
  expect(flowStanding({ connect: through, gather: typing })).toEqual({ kind: 'connected', ...through })
})
