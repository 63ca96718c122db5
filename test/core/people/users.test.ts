import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { People } from '../../../electron/core/people/people.ts'
import type { Push, RequestName } from '../../../shared/contract/index.ts'
import { cheapCost } from '../../support/cheap-cost.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'
import { StoreFolder } from '../store/test-store.ts'

const clock = new ManualClock()
let desk: TestDesk
beforeAll(async () => {
  desk = await startTestDesk({ wrapClock: () => clock })
})
afterAll(() => desk[Symbol.asyncDispose]())

async function ask(token: string | null, name: RequestName, input: unknown) {
  const reply = await desk.core.dispatch(name, input, token)
  return reply.ok ? reply.value : reply.error
}

async function signIn(signInName: string, password: string) {
  // The request answers a token and its user.
  return (await ask(null, 'session.sign-in', { signInName, password })) as {
    token: string
    user: { standing: string; id: string }
  }
}

describe('users', () => {
  it('begin with a password that they have to change', async () => {
    const ravi = await desk.request('people.create', {
      name: 'Ravi Kumar',
      signInName: 'Ravi',
      password: 'first password',
      role: 'agent',
    })
    expect(ravi).toMatchObject({ signInName: 'ravi', mustChangePassword: true, disabledAt: null })
    const taken = { name: 'Other', signInName: 'ravi', password: 'first password', role: 'agent' } as const
    await expect(desk.request('people.create', taken)).rejects.toMatchObject({
      code: 'bad-input',
      detail: { reason: 'name-taken' },
    })

    const { token, user } = await signIn('ravi', 'first password')
    expect(user.standing).toBe('first-password')
    expect(await ask(token, 'bookings.list', { search: '', limit: 1 })).toMatchObject({
      code: 'not-allowed',
      detail: { reason: 'first-password' },
    })
    const second = await signIn('ravi', 'first password')
    const ended: Push[] = []
    await desk.core.subscribe(second.token, (push) => ended.push(push))
    const change = { oldPassword: 'first password', newPassword: 'his own password' }
    expect(await ask(token, 'session.change-password', change)).toMatchObject({ standing: 'open' })
    expect(await ask(token, 'bookings.list', { search: '', limit: 1 })).toMatchObject({ bookings: [{}] })
    // The other session is out, and its window was told.
    expect(await ask(second.token, 'session.current', {})).toMatchObject({ code: 'not-signed-in' })
    expect(ended.map(({ name }) => name)).toEqual(['session.changed'])
  })

  it('have call-backs of their own, and a supervisor moves and gives up anybody’s', async () => {
    const { token, user } = await signIn('ravi', 'his own password')
    const [booking] = (await desk.request('bookings.list', { search: '', limit: 1 })).bookings
    const { parties } = await desk.request('bookings.get', { bookingId: booking?.id ?? '' })
    const wanted = { bookingId: booking?.id ?? '', partyId: parties[0]?.id ?? '', note: 'after lunch' }
    const tomorrow = clock.now() + 86_400_000
    const mine = await desk.request('callbacks.set', { ...wanted, dueAt: tomorrow })
    const his = (await ask(token, 'callbacks.set', { ...wanted, dueAt: tomorrow + 1 })) as typeof mine
    const notYours = { code: 'not-allowed', detail: { reason: 'not-yours' } }
    expect(await ask(token, 'callbacks.cancel', { id: mine.id })).toMatchObject(notYours)
    const moved = { ...wanted, id: mine.id, dueAt: tomorrow + 2 }
    expect(await ask(token, 'callbacks.set', moved)).toMatchObject(notYours)
    expect(await ask(token, 'callbacks.of-everybody', {})).toMatchObject({ code: 'not-allowed' })
    expect(await ask(token, 'callbacks.list', {})).toMatchObject([{ id: his.id, userName: 'Ravi Kumar' }])

    const everybody = await desk.request('callbacks.of-everybody', {})
    expect(everybody.map(({ id }) => id)).toEqual([mine.id, his.id])
    const told: Push[] = []
    await desk.core.subscribe(token, (push) => told.push(push))
    desk.pushes.length = 0
    await desk.request('callbacks.set', { ...wanted, id: his.id, dueAt: tomorrow + 3 })
    expect(await ask(token, 'callbacks.list', {})).toMatchObject([{ userId: user.id, dueAt: tomorrow + 3 }])
    await desk.request('callbacks.cancel', { id: his.id })
    await desk.request('callbacks.done', { id: mine.id })
    expect(await desk.request('callbacks.of-everybody', {})).toEqual([])
    // Sessions of the practice bookings open of themselves meanwhile.
    const ofCallBacks = (pushes: readonly Push[]) =>
      pushes.map(({ name }) => name).filter((name) => name.startsWith('callbacks.'))
    expect(ofCallBacks(told)).toEqual(['callbacks.changed', 'callbacks.changed'])
    expect(ofCallBacks(desk.pushes)).toEqual([
      'callbacks.changed-of-everybody',
      'callbacks.changed-of-everybody',
      'callbacks.changed',
      'callbacks.changed-of-everybody',
    ])
    const kept = await desk.store.read.selectFrom('call_back').select(['id', 'cancelled']).execute()
    expect(kept.toSorted((one, other) => one.cancelled - other.cancelled)).toEqual([
      { id: mine.id, cancelled: 0 },
      { id: his.id, cancelled: 1 },
    ])
  })

  it('lose and gain rights at once, and hear no more than they may', async () => {
    const { token, user } = await signIn('ravi', 'his own password')
    const pushes: Push[] = []
    await desk.core.subscribe(token, (push) => pushes.push(push))
    expect(await ask(token, 'agents.list', {})).toMatchObject({ code: 'not-allowed' })
    expect(await ask(token, 'calls.open', {})).toMatchObject({ code: 'not-allowed' })
    await desk.request('people.change', { userId: user.id, role: 'supervisor' })
    expect(await ask(token, 'agents.list', {})).toHaveLength(2)

    await desk.request('people.set-disabled', { userId: user.id, disabled: true })
    expect(await ask(token, 'session.current', {})).toMatchObject({ code: 'not-signed-in' })
    pushes.length = 0
    await desk.request('choices.retire-break-reason', { id: 'break_lunch', retired: true })
    expect(desk.pushes.at(-1)?.name).toBe('choices.changed')
    expect(pushes).toEqual([])
    expect(await signIn('ravi', 'his own password')).toMatchObject({ code: 'not-signed-in' })
    await desk.request('people.set-disabled', { userId: user.id, disabled: false })
    expect((await signIn('ravi', 'his own password')).user.id).toBe(user.id)
  })

  it('always leave one admin at the desk', async () => {
    const [admin] = (await desk.request('people.list', {})).filter(({ role }) => role === 'admin')
    const userId = admin?.id ?? ''
    const last = { code: 'wrong-state', detail: { reason: 'last-admin' } }
    await expect(desk.request('people.change', { userId, role: 'agent' })).rejects.toMatchObject(last)
    await expect(desk.request('people.set-disabled', { userId, disabled: true })).rejects.toMatchObject(last)
    expect(await desk.request('people.change', { userId, name: 'Ananya Rao', role: 'admin' })).toMatchObject({
      name: 'Ananya Rao',
      role: 'admin',
    })
  })

  it('are slowed down per name when they guess, and told how long', async () => {
    for (let guess = 0; guess < 3; guess += 1) {
      expect(await signIn('nobody-here', 'a guess')).toMatchObject({ code: 'not-signed-in' })
    }
    const refused = { code: 'limit', detail: { retryAfterSeconds: 2 } }
    expect(await signIn('nobody-here', 'a guess')).toMatchObject(refused)
    await clock.advance(2000)
    expect(await signIn('nobody-here', 'a guess')).toMatchObject({ code: 'not-signed-in' })
    expect(await signIn('nobody-here', 'a guess')).toMatchObject({ detail: { retryAfterSeconds: 4 } })
  })
})

describe('a window that nobody touches', () => {
  it('locks in the core, hears nothing, and opens with the password', async () => {
    await desk.request('agents.change-rules', { idleLockMinutes: '2' })
    const { token } = await signIn('admin', 'correct horse')
    const pushes: Push[] = []
    await desk.core.subscribe(token, (push) => pushes.push(push))
    const busy = (await signIn('admin', 'correct horse')).token
    await desk.core.dispatch('desk.status', {}, busy)
    await clock.advance(90_000)
    await desk.core.dispatch('session.note-input', {}, busy)
    await clock.advance(60_000)
    await expect.poll(() => pushes.at(-1)?.name).toBe('session.changed')

    expect(await ask(busy, 'session.current', {})).toMatchObject({ standing: 'open' })
    expect(await ask(token, 'session.current', {})).toMatchObject({ standing: 'locked', signInName: 'admin' })
    expect(await ask(token, 'bookings.list', { search: '', limit: 1 })).toMatchObject({
      code: 'not-allowed',
      detail: { reason: 'locked' },
    })
    pushes.length = 0
    await ask(busy, 'choices.retire-break-reason', { id: 'break_lunch', retired: false })
    expect(pushes).toEqual([])

    expect(await ask(token, 'session.unlock', { password: 'wrong' })).toMatchObject({
      code: 'not-allowed',
      detail: { reason: 'not-your-password' },
    })
    expect(await ask(token, 'session.unlock', { password: 'correct horse' })).toMatchObject({
      standing: 'open',
    })
    expect(await ask(token, 'bookings.list', { search: '', limit: 1 })).toMatchObject({ bookings: [{}] })
    await ask(busy, 'choices.retire-break-reason', { id: 'break_lunch', retired: false })
    expect(pushes.at(-1)?.name).toBe('choices.changed')
  })
})

it('two first admins at the same instant are one', async () => {
  await using folder = new StoreFolder()
  const people = new People(await folder.open(), folder.clock, null, cheapCost)
  const made = await Promise.allSettled(
    ['one', 'two'].map((signInName) =>
      people.createAdmin({ name: signInName, signInName, password: 'long enough' }),
    ),
  )
  expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'wrong-state', detail: { reason: 'admin-exists' } },
  })
  expect(await people.list()).toHaveLength(1)
})
