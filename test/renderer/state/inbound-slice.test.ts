import { beforeEach, describe, expect, it } from 'vitest'
import {
  matchingMissed,
  selectIncoming,
  selectMatches,
  selectUnseenMissed,
} from '../../../renderer/state/inbound-slice.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { CallerMatch, NextCall } from '../../../shared/contract/inbound.ts'
import { agentLeg, customerLeg, madeCall, madeMissed, noon } from '../made-calls.ts'
import { ananya, DeskOfWindow } from './desk-of-window.ts'

const incoming = madeCall({
  direction: 'inbound',
  status: 'agent-ringing',
  firstLeg: customerLeg,
  secondLeg: agentLeg,
})
const match: CallerMatch = {
  bookingId: 'booking_1',
  reference: 'MB-1',
  service: 'AC repair',
  locality: 'HSR Layout',
  scheduledAt: noon,
  lastCalledAt: null,
  partyId: 'party_1',
  role: 'customer',
  name: 'Meera Iyer',
  reason: 'near-time',
}

let desk: DeskOfWindow
beforeEach(() => {
  desk = new DeskOfWindow()
  desk.store.setState({ session: { kind: 'signed-in', user: ananya } })
})

describe('a call that comes in', () => {
  it('is mine while my phone has it, with what it may be about', () => {
    desk.state.hearInbound({ call: incoming, matches: [match] })
    expect(selectIncoming(desk.state)?.id).toBe(incoming.id)
    expect(selectMatches(incoming.id)(desk.state)).toEqual([match])
    desk.state.hearInbound({
      call: { ...incoming, status: 'missed', endedAt: noon, heard: { ...incoming.heard, callbacks: 3 } },
      matches: [match],
    })
    expect(selectIncoming(desk.state)).toBeNull()
  })

  it('is not mine while it rings at somebody else', () => {
    desk.state.hearInbound({ call: { ...incoming, agentId: 'user_2' }, matches: [] })
    expect(selectIncoming(desk.state)).toBeNull()
  })
})

describe('missed callers', () => {
  it('count until they were seen, and again when they call once more', () => {
    const caller = madeMissed()
    desk.state.hearMissed([
      caller,
      madeMissed({ key: 'number_2', takenBy: { userId: 'u', name: 'R', at: 1 } }),
    ])
    expect(selectUnseenMissed(desk.state)).toBe(1)
    desk.state.seeMissed(caller)
    expect(selectUnseenMissed(desk.state)).toBe(0)
    desk.state.hearMissed([{ ...caller, times: 2, lastAt: caller.lastAt + 1 }])
    expect(selectUnseenMissed(desk.state)).toBe(1)
  })

  it('are found by their name, number or booking', () => {
    const callers = [madeMissed(), madeMissed({ key: 'x', name: '', numberLabel: '•••• 4471' })]
    expect(matchingMissed(callers, 'meera mb-1').map(({ key }) => key)).toEqual(['number_1'])
    expect(matchingMissed(callers, '4471').map(({ key }) => key)).toEqual(['x'])
  })

  it('are called back, or the refusal is told with their name', async () => {
    desk.answers['inbound.call-back'] = () => {
      throw new AppError('wrong-state', 'Taken.', { reason: 'caller-taken' })
    }
    await desk.state.callBack(madeMissed())
    expect(desk.state.notices[0]?.fact).toMatchObject({ kind: 'call-refused', partyName: 'Meera Iyer' })
    desk.answers['inbound.call-back'] = () => madeCall()
    await desk.state.callBack(madeMissed())
    expect(desk.state.calls.call_1).toBeDefined()
  })
})

describe('the next call', () => {
  const missed: NextCall = { kind: 'missed', caller: madeMissed() }

  it('is taken as it is shown, and given back when it is undone', async () => {
    desk.answers['inbound.next'] = () => missed
    desk.answers['inbound.take'] = () => ({ callers: [missed.caller] })
    desk.answers['inbound.release'] = () => ({ callers: [missed.caller] })
    expect(await desk.state.queueNext()).toBe(true)
    expect(desk.state.queuedCall?.next).toEqual(missed)
    await desk.state.undoNext()
    expect(desk.state.queuedCall).toBeNull()
    expect(desk.asked).toEqual(['inbound.next', 'inbound.take', 'inbound.release'])
  })

  it('is not shown when somebody else was faster', async () => {
    desk.answers['inbound.next'] = () => missed
    desk.answers['inbound.take'] = () => {
      throw new AppError('wrong-state', 'Taken.', { reason: 'caller-taken' })
    }
    expect(await desk.state.queueNext()).toBe(false)
    expect(desk.state.queuedCall).toBeNull()
  })

  it('leaves once, however often it is sent', async () => {
    desk.answers['inbound.next'] = () => ({
      ...match,
      kind: 'booking',
      bookingReference: 'MB-1',
      dueAt: noon,
    })
    desk.answers['calls.place'] = () => madeCall()
    await desk.state.queueNext()
    await Promise.all([desk.state.sendNext(), desk.state.sendNext()])
    expect(desk.asked.filter((name) => name === 'calls.place')).toHaveLength(1)
  })
})
