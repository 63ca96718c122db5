import { describe, expect, it } from 'vitest'
import { myState } from '../../../renderer/features/frame/my-state.ts'
import type { AgentView } from '../../../shared/contract/agents.ts'
import { madeCall, noon } from '../made-calls.ts'
import { ananya } from '../state/desk-of-window.ts'

it.each([
  ['queued', 'rings callAsked', noon - 20_000],
  ['agent-ringing', 'rings phoneRings', noon - 14_000],
  ['customer-ringing', 'rings connected', noon - 14_000],
  ['in-progress', 'talking talking', noon - 9000],
  ['unknown', 'silent callUnknown', noon - 20_000],
] as const)('in a call that is %s', (status, expected, since) => {
  const state = myState(ananya, madeCall({ status }), null, null)
  expect([`${state.glyph} ${state.word}`, state.since]).toEqual([expected, since])
})

it('between calls I am ready since the last one ended', () => {
  expect(myState(ananya, null, null, null)).toEqual({ glyph: 'ready', word: 'ready', since: null })
  const over = madeCall({ status: 'completed', endedAt: noon })
  expect(myState(ananya, over, null, null)).toEqual({ glyph: 'ready', word: 'ready', since: noon })
})

it('without a phone of my own I am off calls', () => {
  expect(myState({ ...ananya, phoneLabel: null }, null, null, null).word).toBe('offCalls')
})

it('nothing else counts while the console is not heard', () => {
  expect(myState(ananya, madeCall(), noon, null)).toEqual({
    glyph: 'silent',
    word: 'consoleSilent',
    since: noon,
  })
})

it('a call that is silent says so', () => {
  expect(myState(ananya, madeCall({ stale: true }), null, null)).toMatchObject({
    word: 'callSilent',
    since: noon - 4000,
  })
})

describe('what the core holds of my state', () => {
  const agent: AgentView = {
    userId: ananya.id,
    name: ananya.name,
    state: 'available',
    since: noon - 5000,
    breakReasonId: null,
    callId: null,
    next: null,
    wrap: null,
    absent: false,
  }
  const over = madeCall({ status: 'completed', endedAt: noon })

  it('counts from when it began', () => {
    expect(myState(ananya, over, null, agent)).toEqual({ glyph: 'ready', word: 'ready', since: noon - 5000 })
    const tea = { ...agent, state: 'break', breakReasonId: 'break_tea' } as const
    expect(myState(ananya, over, null, tea)).toMatchObject({ word: 'onBreak', breakReasonId: 'break_tea' })
    expect(myState(ananya, null, null, { ...agent, state: 'offline' }).word).toBe('offline')
  })

  it('counts a wrap-up down to its end', () => {
    const wrap = { callId: 'call_1', until: noon + 60_000, draft: null }
    const wrapping = { ...agent, state: 'wrap-up', wrap } as const
    expect(myState(ananya, over, null, wrapping)).toMatchObject({ word: 'wrapUp', until: noon + 60_000 })
  })

  it('gives way to a call that goes on, whatever it was', () => {
    expect(myState(ananya, madeCall(), null, { ...agent, state: 'offline' }).word).toBe('talking')
  })
})
