import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseDeskLink } from '../../../shared/domain/desk-link.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'
import { NotingHost } from './noting-host.ts'

const hookToken = 'a-token-of-this-test-only'

let host: NotingHost
let desk: TestDesk

beforeAll(async () => {
  host = new NotingHost()
  desk = await startTestDesk({
    desktopHost: host,
    provisioned: { 'hooks.token': { value: hookToken, variable: 'TEST' } },
  })
})

/** One desk for all: what an earlier test left for the window is taken first. */
beforeEach(async () => {
  await take()
  desk.pushes.length = 0
})

afterAll(() => desk[Symbol.asyncDispose]())

/** The real number of a party, which only the store has. */
async function numberOf(partyId: string): Promise<E164> {
  const row = await desk.store.read
    .selectFrom('party')
    .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
    .select('phone_number.e164 as e164')
    .where('party.id', '=', partyId)
    .executeTakeFirstOrThrow()
  // Only parsed numbers are kept.
  return row.e164 as E164
}

const take = () => desk.request('desk.take-arrivals', {})

describe('a link', () => {
  test('to a booking is handed out once, and told of at once', async () => {
    const { booking } = await desk.customerEndingIn('00')
    desk.core.arrive(parseDeskLink(`maskline://booking/${booking.id}`))
    expect(desk.pushes.filter(({ name }) => name === 'desk.arrived')).toHaveLength(1)
    expect(await take()).toEqual([{ kind: 'booking', booking }])
    expect(await take()).toEqual([])
  })

  test('to a booking that is not there says so', async () => {
    desk.core.arrive(parseDeskLink('maskline://booking/gone'))
    expect(await take()).toEqual([{ kind: 'no-such-booking' }])
  })

  test('with a number names who has it and their bookings, and never the number', async () => {
    const { booking, party } = await desk.customerEndingIn('00')
    const number = await numberOf(party.id)
    desk.core.arrive(parseDeskLink(`tel:${number}`))
    const [arrival] = await take()
    expect(arrival).toMatchObject({
      kind: 'number',
      numberLabel: party.numberLabel,
      people: [{ name: party.name, role: 'customer' }],
    })
    expect(arrival?.kind === 'number' && arrival.bookings.map(({ id }) => id)).toContain(booking.id)
    const digits = number.slice(-10)
    expect(JSON.stringify([arrival, desk.pushes, desk.log.lines])).not.toContain(digits)
    // Nobody was called.
    expect((await desk.request('calls.log-totals', { filter: {} })).calls).toBe(0)
  })

  test('with the own phone of a user names the user', async () => {
    await desk.request('people.set-my-phone', { number: '+919812345678' })
    desk.core.arrive(parseDeskLink('tel:9812345678'))
    expect(await take()).toEqual([
      { kind: 'number', numberLabel: '•••• 5678', people: [{ name: 'Admin', role: 'agent' }], bookings: [] },
    ])
  })

  test('with a number of nobody is told with its end', async () => {
    desk.core.arrive(parseDeskLink('tel:+14155550123'))
    expect(await take()).toEqual([{ kind: 'number', numberLabel: '•••• 0123', people: [], bookings: [] }])
  })

  test('that was refused is told with the reason', async () => {
    desk.core.arrive(parseDeskLink('tel:*21*9876543210%23'))
    expect(await take()).toEqual([{ kind: 'link-refused', reason: 'not-a-number' }])
  })

  test('waits for somebody, and so do those after it; the oldest go when too many come', async () => {
    for (let id = 1; id <= 9; id += 1) desk.core.arrive({ kind: 'call', callId: `call_${id}` })
    const taken = await take()
    expect(taken).toHaveLength(8)
    expect(taken[0]).toEqual({ kind: 'call', callId: 'call_2', bookingId: null })
  })

  test('is not given to somebody who has not signed in', async () => {
    desk.core.arrive({ kind: 'next' })
    const reply = await desk.core.dispatch('desk.take-arrivals', {}, null)
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-signed-in' } })
    expect(await take()).toEqual([{ kind: 'next' }])
  })
})

describe('an incoming call', () => {
  /** As Exotel tells of a call to one of our lines. */
  async function hear(sid: string, changes: Record<string, string>) {
    const { party } = await desk.customerEndingIn('00')
    const from = `0${(await numberOf(party.id)).slice(3)}`
    const answer = await fetch(`${desk.core.listenerUrl}/hooks/${hookToken}/exotel/call`, {
      method: 'POST',
      body: new URLSearchParams({ CallSid: sid, From: from, Direction: 'inbound', ...changes }),
    })
    expect(answer.status).toBe(200)
    return { party, digits: from.slice(1) }
  }

  test('is told by name, without the number, and leads to the call', async () => {
    const { party, digits } = await hear('in-1', { Status: 'ringing' })
    await expect
      .poll(() => host.notices, { timeout: 20_000 })
      .toMatchObject([{ kind: 'incoming-call', from: party.name }])
    expect(JSON.stringify(host.notices)).not.toContain(digits)
    const [notice] = host.notices
    desk.core.arrive({ kind: 'call', callId: notice?.callId ?? '' })
    expect(await take()).toMatchObject([{ kind: 'call', callId: notice?.callId }])
    await hear('in-1', { Status: 'no-answer', EventType: 'terminal' })
    await expect
      .poll(() => host.notices, { timeout: 20_000 })
      .toMatchObject([{ kind: 'incoming-call' }, { kind: 'missed-call', callId: notice?.callId }])
  })
})

describe('the tray', () => {
  test('follows a call of somebody who is signed in', async () => {
    await expect.poll(() => host.shown.at(-1)).toBe('ready')
    const { booking, party } = await desk.customerEndingIn('00')
    const placed = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
    await expect.poll(() => host.shown.at(-1), { timeout: 20_000 }).toBe('talking')
    await desk.callUntil(placed.id, ({ status }) => status === 'completed')
    await expect.poll(() => host.shown.at(-1), { timeout: 20_000 }).toBe('ready')
  })
})

describe('the computer', () => {
  test('tells how it stands, and a key that another program has', async () => {
    expect(await desk.request('desktop.state', {})).toEqual({
      globalKey: { key: null, state: 'off' },
      telLinks: 'not-ours',
      updateFeed: null,
      update: { kind: 'off' },
    })
    const refused = await desk.request('desktop.set-global-key', { key: 'Control+Alt+T' })
    expect(refused.globalKey).toEqual({ key: 'Control+Alt+T', state: 'refused' })
    await expect(desk.request('desktop.set-global-key', { key: 'A' })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { field: 'key' },
    })
    expect((await desk.request('desktop.set-tel-links', { ours: true })).telLinks).toBe('ours')
  })

  test('speaks the language of the window, signed in or not', async () => {
    const reply = await desk.core.dispatch('desktop.set-language', { language: 'hi' }, null)
    expect(reply.ok).toBe(true)
    expect(host.languages).toEqual(['hi'])
  })

  test('asks no feed but one over https, and tells when a version is ready', async () => {
    for (const url of ['http://updates.example.org', 'file:///tmp', 'updates']) {
      await expect(desk.request('desktop.set-update-feed', { url })).rejects.toMatchObject({
        code: 'bad-input',
        detail: { field: 'updates.feed-url' },
      })
    }
    host.updater.offered = '2.0.0'
    await desk.request('desktop.set-update-feed', { url: 'https://updates.example.org/maskline/' })
    await desk.request('desktop.check-update', {})
    await expect
      .poll(async () => (await desk.request('desktop.state', {}))?.update)
      .toEqual({ kind: 'ready', version: '2.0.0' })
    expect(host.updater.doings).toEqual(['check https://updates.example.org/maskline', 'download'])
    expect(await take()).toEqual([{ kind: 'update-ready', version: '2.0.0' }])
    await desk.request('desktop.install-update', {})
    expect(host.updater.doings.at(-1)).toBe('install')
  })
})

test('under a browser there is no computer to set, and the window is told so', async () => {
  await using plain = await startTestDesk()
  expect(await plain.request('desktop.state', {})).toBeNull()
  await expect(plain.request('desktop.check-update', {})).rejects.toMatchObject({
    detail: { reason: 'no-desktop' },
  })
})

describe('sleep', () => {
  test('makes old what is known of the provider; waking asks anew', async () => {
    const account = async () => (await desk.request('desk.status', {})).account
    await desk.request('settings.test-account', {})
    expect(await account()).toMatchObject({ reason: 'answered' })
    desk.core.fallAsleep()
    expect(await account()).toMatchObject({ health: 'off', reason: 'not-tried', at: null })
    desk.core.wakeUp()
    await expect.poll(account).toMatchObject({ health: 'fresh', reason: 'answered' })
  })

  test('lets the window see its open calls again at once', async () => {
    const { booking, party } = await desk.customerEndingIn('00')
    const placed = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
    await desk.callUntil(placed.id, ({ status }) => status === 'in-progress')
    desk.pushes.length = 0
    desk.core.wakeUp()
    await expect
      .poll(() => desk.pushes.some((push) => push.name === 'call.changed' && push.payload.id === placed.id))
      .toBe(true)
  })
})
