import { describe, expect, it } from 'vitest'
import { callsOfBooking, selectMyCall, selectMyOpenCall } from '../../../renderer/state/calls-slice.ts'
import { AppError } from '../../../shared/app-error.ts'
import { madeCall, noon } from '../made-calls.ts'
import { ananya, DeskOfWindow } from './desk-of-window.ts'

const ended = madeCall({
  status: 'completed',
  endedAt: noon,
  talkSeconds: 9,
  heard: { at: noon, callbacks: 2, polls: 1 },
})

describe('calls', () => {
  it('never go back when a reply comes later than a push that knows more', () => {
    const desk = new DeskOfWindow()
    desk.state.hearCalls([ended])
    desk.state.hearCalls([madeCall({ heard: { at: noon, callbacks: 3, polls: 3 } })])
    expect(desk.state.calls.call_1?.status).toBe('completed')
  })

  it('take what was heard more often for the news', () => {
    const desk = new DeskOfWindow()
    desk.state.hearCalls([madeCall({ heard: { at: noon, callbacks: 2, polls: 0 } })])
    desk.state.hearCalls([madeCall({ status: 'agent-ringing', heard: { at: noon, callbacks: 1, polls: 0 } })])
    expect(desk.state.calls.call_1?.status).toBe('in-progress')
  })

  it('know mine: the open one, else the last', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'kept'
    desk.answers['session.current'] = () => ananya
    await desk.state.beginSession()
    const early = { ...ended, id: 'call_0', requestedAt: noon - 90_000 }
    desk.state.hearCalls([early, { ...ended, id: 'call_2' }, madeCall({ id: 'call_3', agentId: 'user_2' })])
    expect(selectMyCall(desk.state)?.id).toBe('call_2')
    expect(selectMyOpenCall(desk.state)).toBeNull()

    desk.state.hearCalls([madeCall({ id: 'call_4', requestedAt: noon - 95_000 })])
    expect(selectMyOpenCall(desk.state)?.id).toBe('call_4')
  })

  it('of a booking read from the oldest on', () => {
    const desk = new DeskOfWindow()
    desk.state.hearCalls([
      madeCall({ id: 'late', requestedAt: 3 }),
      madeCall({ id: 'early', requestedAt: 1 }),
      madeCall({ id: 'other', requestedAt: 2, bookingId: 'booking_2' }),
    ])
    expect(callsOfBooking(desk.state.calls, 'booking_1').map(({ id }) => id)).toEqual(['early', 'late'])
  })

  it('are asked for once while the first press is under way', async () => {
    const desk = new DeskOfWindow()
    let answer: (value: unknown) => void = () => undefined
    desk.answers['calls.place'] = () => new Promise((resolve) => (answer = resolve))
    const first = desk.state.placeCall('booking_1', 'party_1', 'Meera')
    await desk.state.placeCall('booking_1', 'party_1', 'Meera')
    expect(desk.asked.filter((name) => name === 'calls.place')).toHaveLength(1)

    answer(madeCall({ status: 'queued' }))
    await first
    expect(desk.state.callAttempts).toEqual({})
    expect(desk.state.calls.call_1?.status).toBe('queued')
  })

  it('that are refused say so by the button and in a notice', async () => {
    const desk = new DeskOfWindow()
    const refusal = new AppError('outside-hours', 'Closed.')
    desk.answers['calls.place'] = () => {
      throw refusal
    }
    await desk.state.placeCall('booking_1', 'party_1', 'Meera Iyer')
    expect(desk.state.callAttempts).toEqual({ 'booking_1/party_1': { kind: 'refused', error: refusal } })
    expect(desk.state.notices.at(-1)?.fact).toEqual({
      kind: 'call-refused',
      error: refusal,
      partyName: 'Meera Iyer',
    })
  })
})
