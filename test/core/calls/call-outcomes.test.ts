import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallView } from '../../../shared/contract/calls.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

const hasEnded = (call: CallView) => !isOpenStatus(call.status)

async function callOn(desk: TestDesk, ending: string): Promise<CallView> {
  const { booking, party } = await desk.customerEndingIn(ending)
  return desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
}

describe('a call that an agent places', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk({ speed: 60 })
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  it.each([
    ['01', 'busy'],
    ['02', 'no-answer'],
    ['03', 'failed'],
    ['04', 'agent-unavailable'],
    ['05', 'completed'],
    ['08', 'completed'],
    ['09', 'completed'],
    ['10', 'completed'],
    ['11', 'completed'],
  ])('to a number that ends in %s ends as %s', async (ending, word) => {
    const placed = await callOn(desk, ending)
    const ended = await desk.callUntil(placed.id, hasEnded)
    expect(ended.status).toBe(word)
    const truth = desk.standIn.ledger.calls.filter(({ sid }) => sid !== undefined)
    expect(truth.length).toBeGreaterThan(0)
    expect(desk.standIn.ledger.violations).toEqual([])
  })

  it('to somebody on the register is refused, and never asked for again', async () => {
    const placed = await callOn(desk, '06')
    const ended = await desk.callUntil(placed.id, hasEnded)
    expect(ended).toMatchObject({ status: 'failed', failureReason: 'do-not-disturb', talkSeconds: 0 })
    await expect(callOn(desk, '06')).rejects.toMatchObject({
      code: 'provider-refused',
      detail: { reason: 'do-not-disturb' },
    })
  })

  it('whose answer was lost is found in the provider’s list and never dialled again', async () => {
    const placed = await callOn(desk, '07')
    const ended = await desk.callUntil(placed.id, hasEnded)
    expect(ended.status).toBe('completed')
    expect(desk.standIn.ledger.violations).toEqual([])
  })
})

/** Slow enough that each step is seen on a busy machine too. */
describe('a call that takes its time', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk({ speed: 8 })
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  it('goes from the agent’s phone over the customer’s to talk and to its end', async () => {
    const placed = await callOn(desk, '00')
    expect(placed).toMatchObject({ status: 'queued', direction: 'outbound', purpose: 'agent' })
    expect(await desk.request('calls.open', {})).toMatchObject([{ id: placed.id }])
    const ended = await desk.callUntil(placed.id, (call) => hasEnded(call) && call.price !== null)
    expect(ended).toMatchObject({ status: 'completed', talkSeconds: 8 })
    const words = desk.pushes.flatMap((push) =>
      push.name === 'call.changed' && push.payload.id === placed.id ? [push.payload.status] : [],
    )
    expect([...new Set(words)]).toEqual([
      'queued',
      'agent-ringing',
      'customer-ringing',
      'in-progress',
      'completed',
    ])
  })

  it('cannot be placed while the agent is on another', async () => {
    const placed = await callOn(desk, '00')
    await expect(callOn(desk, '01')).rejects.toMatchObject({
      code: 'wrong-state',
      detail: { reason: 'agent-on-call' },
    })
    await desk.callUntil(placed.id, hasEnded)
  })
})
