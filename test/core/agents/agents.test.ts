import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WrapDraft } from '../../../shared/contract/agents.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

const clock = new ManualClock()
let desk: TestDesk
beforeAll(async () => {
  desk = await startTestDesk({ wrapClock: () => clock, speed: 200 })
  await desk.request('people.set-my-phone', { number: '+91 98765 43210' })
})
afterAll(() => desk[Symbol.asyncDispose]())

const draft = (changes: Partial<WrapDraft> = {}): WrapDraft => ({
  dispositionId: null,
  detail: '',
  note: '',
  next: { kind: 'none' },
  ...changes,
})

const state = async () => (await desk.request('agents.mine', {})).state

/** A call to a customer with this fate, wrapped up to the point where the agent may write. */
async function callThrough(ending: string) {
  const { booking, party } = await desk.customerEndingIn(ending)
  const call = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
  await desk.callUntil(call.id, ({ endedAt }) => endedAt !== null)
  return { booking, party, callId: call.id }
}

async function wrapUpOf(callId: string) {
  await expect.poll(async () => (await desk.request('agents.mine', {})).wrap?.callId).toBe(callId)
}

describe('an agent', () => {
  beforeEach(async () => {
    // Whatever the test before left to be wrapped up runs out.
    await clock.advance(10 * 60_000)
    await desk.request('agents.choose', { state: 'available', breakReasonId: null })
    await expect.poll(state).toBe('available')
  })

  it('is on the call while it goes on, and wraps up when it has ended', async () => {
    const { booking, party } = await desk.customerEndingIn('00')
    const { id } = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
    await desk.callUntil(id, ({ endedAt }) => endedAt !== null)
    await wrapUpOf(id)
    // What is told stays, however fast the call was over; whoever watches the floor is told the same.
    const told = desk.pushes.flatMap((push) => (push.name === 'agents.changed' ? [push.payload] : []))
    expect(told).toContainEqual(expect.objectContaining({ state: 'on-call', callId: id }))
    expect(await desk.request('agents.list', {})).toMatchObject([{ state: 'wrap-up', callId: id }])
    const { wrap } = await desk.request('agents.mine', {})
    expect((wrap?.until ?? 0) - clock.now()).toBe(60_000)
    const states = desk.pushes.flatMap((push) => (push.name === 'agents.mine' ? [push.payload.state] : []))
    expect(states.slice(-2)).toEqual(['on-call', 'wrap-up'])
    expect(await desk.request('calls.open', {})).toEqual([])
    expect(desk.pushes.filter(({ name }) => name === 'agents.changed').at(-1)?.payload).toMatchObject({
      state: 'wrap-up',
    })
    await clock.advance(59_999)
    expect(await state()).toBe('wrap-up')
    await clock.advance(1)
    await expect.poll(state).toBe('available')
    expect(await desk.request('wraps.of-calls', { callIds: [id] })).toMatchObject([{ disposition: null }])
  })

  it('gets 30 seconds more for each press, and what is complete is saved when they are over', async () => {
    const { callId } = await callThrough('00')
    await wrapUpOf(callId)
    const before = (await desk.request('agents.mine', {})).wrap?.until ?? 0
    const { wrap } = await desk.request('wraps.extend', { callId })
    expect(wrap?.until).toBe(before + 30_000)
    const half = draft({ dispositionId: 'disposition_complaint', note: 'Rude at the door' })
    await desk.request('wraps.draft', { callId, draft: half })
    await desk.request('wraps.draft', { callId, draft: { ...half, detail: 'came two hours late' } })
    await clock.advance(90_000)
    await expect.poll(state).toBe('available')
    expect(await desk.request('wraps.of-calls', { callIds: [callId] })).toMatchObject([
      {
        disposition: { id: 'disposition_complaint' },
        detail: 'came two hours late',
        note: 'Rude at the door',
      },
    ])
    await expect(desk.request('wraps.extend', { callId })).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('keeps the note of a wrap-up that was never completed', async () => {
    const { callId } = await callThrough('00')
    await wrapUpOf(callId)
    const half = draft({ dispositionId: 'disposition_refund', note: 'Wants money back' })
    await desk.request('wraps.draft', { callId, draft: half })
    await clock.advance(60_000)
    await expect.poll(state).toBe('available')
    expect(await desk.request('wraps.of-calls', { callIds: [callId] })).toMatchObject([
      { disposition: null, note: 'Wants money back' },
    ])
    // Not too late to say it.
    await desk.request('wraps.save', { callId, draft: { ...half, detail: '499' } })
    expect(await desk.request('wraps.of-calls', { callIds: [callId] })).toMatchObject([{ detail: '499' }])
  })

  it('goes where it was queued to go once the wrap-up is saved', async () => {
    const { callId, booking } = await callThrough('00')
    await wrapUpOf(callId)
    const queued = await desk.request('agents.choose', { state: 'break', breakReasonId: 'break_tea' })
    expect(queued).toMatchObject({ state: 'wrap-up', next: { state: 'break', breakReasonId: 'break_tea' } })
    await expect(
      desk.request('wraps.save', { callId, draft: draft({ dispositionId: 'disposition_cancelled' }) }),
    ).rejects.toMatchObject({ code: 'bad-input', detail: { field: 'detail' } })
    const next = { kind: 'call-back', at: clock.now() + 3_600_000 } as const
    const saved = { dispositionId: 'disposition_call-later', note: 'After lunch', next }
    await desk.request('wraps.save', { callId, draft: draft(saved) })
    expect(await desk.request('agents.mine', {})).toMatchObject({
      state: 'break',
      breakReasonId: 'break_tea',
      next: null,
    })
    expect(await desk.request('callbacks.list', {})).toMatchObject([
      { bookingId: booking.id, dueAt: next.at, note: 'After lunch', kind: 'call-back' },
    ])
    expect(await desk.request('wraps.of-booking', { bookingId: booking.id })).toContainEqual(
      expect.objectContaining({ callId, next }),
    )
  })

  it('cuts the wrap-up short with a new call, and goes back to the break it left for one', async () => {
    const first = await callThrough('00')
    await wrapUpOf(first.callId)
    await desk.request('wraps.draft', {
      callId: first.callId,
      draft: draft({ dispositionId: 'disposition_kept' }),
    })
    const second = await callThrough('02')
    await wrapUpOf(second.callId)
    expect(await desk.request('wraps.of-calls', { callIds: [first.callId] })).toMatchObject([
      { disposition: { id: 'disposition_kept' } },
    ])
    await desk.request('wraps.save', {
      callId: second.callId,
      draft: draft({ dispositionId: 'disposition_not-reached' }),
    })
    await desk.request('agents.choose', { state: 'break', breakReasonId: 'break_tea' })
    const third = await callThrough('02')
    await wrapUpOf(third.callId)
    await clock.advance(60_000)
    await expect.poll(state).toBe('break')
  })

  it('has nothing to say of a call that never left or that it did not take', async () => {
    await callThrough('06')
    await expect.poll(state).toBe('available')
    await callThrough('04')
    await expect.poll(state).toBe('available')
  })

  it('keeps a promise by talking to the person, and no other way but by hand', async () => {
    for (const { id } of await desk.request('callbacks.list', {}))
      await desk.request('callbacks.done', { id })
    const { booking, party } = await desk.customerEndingIn('00')
    const wanted = { bookingId: booking.id, partyId: party.id, note: '' }
    const soon = await desk.request('callbacks.set', { ...wanted, dueAt: clock.now() + 60_000 })
    const tomorrow = await desk.request('callbacks.set', { ...wanted, dueAt: clock.now() + 86_400_000 })
    await expect(desk.request('callbacks.set', { ...wanted, dueAt: clock.now() })).rejects.toMatchObject({
      detail: { reason: 'time-has-passed' },
    })
    const { callId } = await callThrough('00')
    await wrapUpOf(callId)
    await desk.request('wraps.save', { callId, draft: draft({ dispositionId: 'disposition_kept' }) })
    expect((await desk.request('callbacks.list', {})).map(({ id }) => id)).toEqual([tomorrow.id])
    expect(desk.pushes).toContainEqual({
      name: 'callbacks.changed',
      payload: expect.objectContaining({ id: soon.id, doneAt: clock.now() }),
    })
    await desk.request('callbacks.done', { id: tomorrow.id })
    expect(await desk.request('callbacks.list', {})).toEqual([])
  })

  it('has a phone that is verified once a test call was picked up', async () => {
    expect(await desk.request('session.current', {})).toMatchObject({ phoneVerified: false })
    await desk.request('people.test-my-phone', {})
    await expect
      .poll(async () => (await desk.request('session.current', {})).phoneVerified, { timeout: 30_000 })
      .toBe(true)
    expect(await state()).toBe('available')
    await desk.request('people.set-my-phone', { number: '+91 98765 43211' })
    expect(await desk.request('session.current', {})).toMatchObject({ phoneVerified: false })
  })
})

describe('the lists of a desk', () => {
  it('give each key once, and keep the words of what was retired', async () => {
    const { dispositions } = await desk.request('choices.list', {})
    expect(dispositions.map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const fresh = {
      words: { en: 'Moved away', hi: 'घर बदल लिया' },
      digit: 1,
      detail: 'none',
      next: 'none',
      fits: 'any',
      position: 10,
    } as const
    await expect(desk.request('choices.put-disposition', fresh)).rejects.toMatchObject({
      code: 'bad-input',
      detail: { field: 'digit' },
    })
    await desk.request('choices.retire-disposition', { id: 'disposition_kept', retired: true })
    const after = await desk.request('choices.put-disposition', fresh)
    expect(after.dispositions).toContainEqual(expect.objectContaining({ words: fresh.words, digit: 1 }))
    await expect(
      desk.request('choices.retire-disposition', { id: 'disposition_kept', retired: false }),
    ).rejects.toMatchObject({ detail: { reason: 'digit-taken' } })
  })
})
