import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InboundCall } from '../../../shared/contract/inbound.ts'
import { IncomingDesk } from './incoming-desk.ts'

const outcomes = [
  ['answered', 'completed'],
  ['missed', 'missed'],
  ['rejected', 'rejected'],
  ['gives-up', 'missed'],
] as const

/** Slow enough that each step is seen on a busy machine too. */
describe('a call that comes in and takes its time', () => {
  let incoming: IncomingDesk
  beforeAll(async () => {
    incoming = await IncomingDesk.start(true, 10)
  })
  afterAll(() => incoming[Symbol.asyncDispose]())

  it('rings with its booking and why, is talked, and ends as it was', async () => {
    const { booking, party, number } = await incoming.customer('00')
    const me = await incoming.desk.request('session.current', {})
    const sid = await incoming.callIn(number, { outcome: 'answered', ringSeconds: 20, talkSeconds: 30 })
    const ringing = await incoming.callUntil(sid, ({ status }) => status === 'agent-ringing')
    expect(ringing).toMatchObject({
      direction: 'inbound',
      bookingReference: booking.reference,
      agentId: me.id,
      firstLeg: { name: party.name, phase: 'in-progress' },
      secondLeg: { who: 'agent', phase: 'ringing' },
    })
    const current = await incoming.desk.request('inbound.current', {})
    expect(current?.matches[0]).toMatchObject({ reference: booking.reference, reason: 'near-time' })
    expect((await incoming.desk.request('calls.mine', {}))?.id).toBe(ringing.id)

    await incoming.callUntil(sid, ({ status }) => status === 'in-progress')
    const ended = await incoming.callUntil(sid, ({ price }) => price !== null)
    expect(ended).toMatchObject({ status: 'completed', talkSeconds: 30, agentId: me.id })
    expect(await incoming.desk.request('inbound.current', {})).toBeNull()
  })

  it('shows an unknown caller as a number that nobody knows', async () => {
    const sid = await incoming.callIn('+919876500001', { outcome: 'missed', ringSeconds: 20 })
    const ringing = await incoming.callUntil(sid, ({ status }) => status === 'agent-ringing')
    expect(ringing).toMatchObject({
      bookingId: null,
      firstLeg: { who: 'unknown', name: '', numberLabel: '•••• 0001' },
    })
    expect((await incoming.desk.request('inbound.current', {}))?.matches).toEqual([])
    await incoming.ended(sid)
  })

  it('may be about another booking of the caller', async () => {
    const { number } = await incoming.customer('01')
    const sid = await incoming.callIn(number, { outcome: 'missed', ringSeconds: 30 })
    const ringing = await incoming.callUntil(sid, ({ status }) => status === 'agent-ringing')
    const choose = (bookingId: string) =>
      incoming.desk.request('inbound.choose-booking', { callId: ringing.id, bookingId })
    const stranger = (await incoming.customer('04')).booking
    await expect(choose(stranger.id)).rejects.toMatchObject({ code: 'bad-input' })
    const chosen: InboundCall = await choose(ringing.bookingId ?? '')
    expect(chosen.call.bookingId).toBe(ringing.bookingId)
    await incoming.ended(sid)
  })
})

describe('a call that comes in where the flow tells of it', () => {
  let incoming: IncomingDesk
  beforeAll(async () => {
    incoming = await IncomingDesk.start(true)
  })
  afterAll(() => incoming[Symbol.asyncDispose]())

  it.each(outcomes)('%s ends as %s', async (outcome, word) => {
    const { number } = await incoming.customer('05')
    const sid = await incoming.callIn(number, { outcome, ringSeconds: 5, talkSeconds: 9 })
    expect(await incoming.ended(sid)).toMatchObject({ status: word })
  })

  it.each(outcomes)('%s ends as %s though everything is told twice and backwards', async (outcome, word) => {
    const { number } = await incoming.customer('03')
    const hooks = { doubled: true, reordered: true }
    const sid = await incoming.callIn(number, { outcome, ringSeconds: 5, talkSeconds: 9, hooks })
    await incoming.ended(sid)
    // The strays have come by the time the books have a price.
    const priced = await incoming.callUntil(sid, ({ price }) => price !== null)
    expect(priced).toMatchObject({ status: word, talkSeconds: (await incoming.truthOf(sid)).talkSeconds })
  })

  it('never shows a number', () => {
    const told = JSON.stringify(incoming.desk.pushes)
    expect(told).toContain('inbound.call')
    expect(told).not.toMatch(/90000\d{5}|9876500001/)
  })
})

describe('a call that comes in where nothing tells of it', () => {
  let incoming: IncomingDesk
  beforeAll(async () => {
    incoming = await IncomingDesk.start(false, 200)
  })
  afterAll(() => incoming[Symbol.asyncDispose]())

  it.each(outcomes)('%s is found in the list and ends as %s', async (outcome, word) => {
    const { booking, number } = await incoming.customer('00')
    const sid = await incoming.callIn(number, { outcome, ringSeconds: 5, talkSeconds: 40 })
    const ended = await incoming.ended(sid)
    expect(ended).toMatchObject({ status: word, direction: 'inbound', bookingReference: booking.reference })
    const priced = await incoming.callUntil(sid, ({ price }) => price !== null)
    expect(priced).toMatchObject({ status: word, talkSeconds: (await incoming.truthOf(sid)).talkSeconds })
  })
})
