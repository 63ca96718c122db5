import { afterEach, beforeEach, expect, it } from 'vitest'
import { newId } from '../../../electron/core/ids.ts'
import { IncomingDesk } from './incoming-desk.ts'

let incoming: IncomingDesk
beforeEach(async () => {
  incoming = await IncomingDesk.start(true)
})
afterEach(() => incoming[Symbol.asyncDispose]())

const missed = { outcome: 'missed', ringSeconds: 4 } as const

it('keeps one entry for each caller, however often they called', async () => {
  const { booking, party, number } = await incoming.customer('00')
  for (const call of [missed, missed]) await incoming.ended(await incoming.callIn(number, call))
  await incoming.ended(await incoming.callIn('+919876500001', { outcome: 'rejected', ringSeconds: 4 }))
  const callers = await incoming.missedUntil(({ length }) => length === 2)
  expect(callers).toMatchObject([
    { who: 'unknown', name: '', numberLabel: '•••• 0001', times: 1, declined: true, bookingId: null },
    { name: party.name, bookingReference: booking.reference, times: 2, declined: false, takenBy: null },
  ])
  const last = incoming.desk.pushes.findLast(({ name }) => name === 'inbound.missed-changed')
  expect(last?.payload).toEqual({ callers })
})

it('is cleared by a call-back that talks, and by none that does not', async () => {
  const { number } = await incoming.customer('02')
  await incoming.ended(await incoming.callIn(number, missed))
  const [caller] = await incoming.missedUntil(({ length }) => length === 1)
  const key = caller?.key ?? ''
  const inVain = await incoming.desk.request('inbound.call-back', { key })
  expect(inVain).toMatchObject({ direction: 'outbound', status: 'queued', bookingId: caller?.bookingId })
  await incoming.desk.callUntil(inVain.id, ({ status }) => status === 'no-answer')
  expect((await incoming.missedUntil(() => true))[0]).toMatchObject({
    key,
    triedBy: { name: 'Admin' },
    takenBy: { name: 'Admin' },
  })

  await incoming.ended(await incoming.callIn(number, { outcome: 'answered', ringSeconds: 3, talkSeconds: 4 }))
  await incoming.missedUntil(({ length }) => length === 0)
})

it('calls back a caller who is on no booking', async () => {
  await incoming.ended(await incoming.callIn('+919876500000', missed))
  const [caller] = await incoming.missedUntil(({ length }) => length === 1)
  const call = await incoming.desk.request('inbound.call-back', { key: caller?.key ?? '' })
  expect(call).toMatchObject({ bookingId: null, secondLeg: { who: 'unknown', numberLabel: '•••• 0000' } })
  await incoming.desk.callUntil(call.id, ({ status }) => status === 'completed')
  await incoming.missedUntil(({ length }) => length === 0)
})

it('is one agent’s at a time', async () => {
  const { number } = await incoming.customer('00')
  await incoming.ended(await incoming.callIn(number, missed))
  const [caller] = await incoming.missedUntil(({ length }) => length === 1)
  const key = caller?.key ?? ''
  const { desk } = incoming
  // Another agent has taken them a moment ago.
  await desk.store.write([
    {
      query: desk.store.read
        .insertInto('missed_caller')
        .values({
          ...{ caller_key: key, taken_by: newId('user'), taken_at: desk.clock.now() },
          ...{ tried_by: null, tried_at: null, dismissed_at: null, dismissed_by: null },
        })
        .compile(),
    },
  ])
  await expect(desk.request('inbound.take', { key })).rejects.toMatchObject({
    code: 'wrong-state',
    detail: { reason: 'caller-taken' },
  })
  await expect(desk.request('inbound.call-back', { key })).rejects.toMatchObject({ code: 'wrong-state' })
  // The next in the queue is somebody else, for this one is being called.
  expect(await desk.request('inbound.next', {})).toMatchObject({ kind: 'booking' })
})

it('is given back when the call may not be placed', async () => {
  const { number } = await incoming.customer('06')
  await incoming.ended(await incoming.callIn(number, missed))
  const [caller] = await incoming.missedUntil(({ length }) => length === 1)
  const key = caller?.key ?? ''
  const refused = await incoming.desk.request('inbound.call-back', { key })
  await incoming.desk.callUntil(refused.id, ({ status }) => status === 'failed')
  await expect(incoming.desk.request('inbound.call-back', { key })).rejects.toMatchObject({
    code: 'provider-refused',
  })
  expect((await incoming.missedUntil(() => true))[0]?.takenBy).toBeNull()
})

it('waits no more once it is dismissed, until they call again', async () => {
  const { number } = await incoming.customer('00')
  await incoming.ended(await incoming.callIn(number, missed))
  const [caller] = await incoming.missedUntil(({ length }) => length === 1)
  const key = caller?.key ?? ''
  expect(await incoming.desk.request('inbound.dismiss', { key })).toEqual({ callers: [] })
  await expect(incoming.desk.request('inbound.take', { key })).rejects.toMatchObject({ code: 'not-found' })
  await incoming.ended(await incoming.callIn(number, missed))
  expect(await incoming.missedUntil(({ length }) => length === 1)).toMatchObject([{ times: 1 }])
})

it('comes before bookings in the queue, the longest wait first', async () => {
  const first = await incoming.customer('00')
  const second = await incoming.customer('01')
  expect(await incoming.desk.request('inbound.next', {})).toMatchObject({ kind: 'booking' })
  await incoming.ended(await incoming.callIn(first.number, missed))
  await incoming.ended(await incoming.callIn(second.number, missed))
  await incoming.missedUntil(({ length }) => length === 2)
  expect(await incoming.desk.request('inbound.next', {})).toMatchObject({
    kind: 'missed',
    caller: { name: first.party.name },
  })
})
