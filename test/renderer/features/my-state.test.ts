import { expect, it } from 'vitest'
import { myState } from '../../../renderer/features/frame/my-state.ts'
import { madeCall, noon } from '../made-calls.ts'
import { ananya } from '../state/desk-of-window.ts'

it.each([
  ['queued', 'rings callAsked', noon - 20_000],
  ['agent-ringing', 'rings phoneRings', noon - 14_000],
  ['customer-ringing', 'rings connected', noon - 14_000],
  ['in-progress', 'talking talking', noon - 9000],
  ['unknown', 'silent callUnknown', noon - 20_000],
] as const)('in a call that is %s', (status, expected, since) => {
  const state = myState(ananya, madeCall({ status }), null)
  expect([`${state.glyph} ${state.word}`, state.since]).toEqual([expected, since])
})

it('between calls I am ready since the last one ended', () => {
  expect(myState(ananya, null, null)).toEqual({ glyph: 'ready', word: 'ready', since: null })
  const over = madeCall({ status: 'completed', endedAt: noon })
  expect(myState(ananya, over, null)).toEqual({ glyph: 'ready', word: 'ready', since: noon })
})

it('without a phone of my own I am off calls', () => {
  expect(myState({ ...ananya, phoneLabel: null }, null, null).word).toBe('offCalls')
})

it('nothing else counts while the console is not heard', () => {
  expect(myState(ananya, madeCall(), noon)).toEqual({ glyph: 'silent', word: 'consoleSilent', since: noon })
})

it('a call that is silent says so', () => {
  expect(myState(ananya, madeCall({ stale: true }), null)).toMatchObject({
    word: 'callSilent',
    since: noon - 4000,
  })
})
