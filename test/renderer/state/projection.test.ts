import { describe, expect, it, vi } from 'vitest'
import { selectCutOffSince } from '../../../renderer/state/desk-slice.ts'
import { Projection } from '../../../renderer/state/projection.ts'
import { madeCall, noon } from '../made-calls.ts'
import { ananya, DeskOfWindow, deskAtNoon } from './desk-of-window.ts'

/** Of the page the projection needs only whether it is seen. */
function seenPage(): Document {
  return Object.assign(new EventTarget(), { hidden: false }) as unknown as Document
}

async function signedIn() {
  const desk = new DeskOfWindow()
  desk.answers['session.current'] = () => ananya
  desk.answers['setup.state'] = () => ({ needsAdmin: false, practice: null, canPractise: true })
  const page = seenPage()
  const projection = new Projection(desk.client, desk.store, page)
  projection.start()
  desk.token = 'kept'
  await desk.state.beginSession()
  return { desk, page, [Symbol.dispose]: () => projection.dispose() }
}

describe('projection', () => {
  it('asks for the whole truth each time the connection opens', async () => {
    using setting = await signedIn()
    const { desk } = setting
    desk.answers['calls.mine'] = () => madeCall()
    desk.state.goTo({ page: 'desk', bookingId: 'booking_1' })
    desk.asked.length = 0

    desk.onConnection('open')

    const whole = [
      'desk.status',
      'calls.mine',
      'agents.mine',
      'choices.list',
      'callbacks.list',
      'preferences.mine',
      'inbound.current',
      'inbound.missed',
      'bookings.list',
      'bookings.get',
      'calls.of-booking',
      'wraps.of-booking',
      'bookings.notes-history',
      'masking.of-booking',
    ]
    expect(desk.asked).toEqual(whole)
    desk.onConnection('lost')
    desk.onConnection('open')
    expect(desk.asked).toEqual([...whole, ...whole])
    await vi.waitFor(() => expect(desk.state.calls.call_1?.status).toBe('in-progress'))
  })

  it('listens while it is still asked who sits there, and then asks at once', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'kept'
    const known = Promise.withResolvers<typeof ananya>()
    desk.answers['session.current'] = () => known.promise
    const projection = new Projection(desk.client, desk.store, seenPage())
    projection.start()
    const begun = desk.state.beginSession()
    desk.onConnection('open')
    // The page may show none of it yet, and will have asked for it by then.
    desk.onPush({ name: 'call.changed', payload: madeCall() })
    expect(desk.asked).toEqual(['session.current'])
    expect(desk.state.calls).toEqual({})

    known.resolve(ananya)
    await begun
    expect(desk.asked.slice(0, 3)).toEqual(['session.current', 'desk.status', 'calls.mine'])
    expect(desk.listening).toBe(1)
    projection.dispose()
    expect(desk.listening).toBe(0)
  })

  it('hears pushes', async () => {
    using setting = await signedIn()
    const { desk } = setting
    desk.onPush({ name: 'call.changed', payload: madeCall() })
    desk.onPush({ name: 'desk.changed', payload: { ...deskAtNoon, practice: true } })
    expect(desk.state.calls.call_1?.id).toBe('call_1')
    expect(desk.state.deskStatus?.practice).toBe(true)
  })

  it('says since when nothing is heard, by the clock of the desk', async () => {
    using setting = await signedIn()
    const { desk } = setting
    desk.state.hearDesk({ ...deskAtNoon, clock: { now: noon, speed: 20 } })
    desk.pageTime = 1000
    desk.onConnection('lost')
    desk.pageTime = 2000
    desk.onConnection('lost')
    expect(selectCutOffSince(desk.state)).toBe(noon + 20_000)
    desk.onConnection('open')
    expect(selectCutOffSince(desk.state)).toBeNull()
  })

  it('goes to the door when the token is refused, and listens no more', async () => {
    using setting = await signedIn()
    const { desk } = setting
    expect(desk.listening).toBe(1)
    desk.onConnection('refused')
    await vi.waitFor(() => expect(desk.state.session.kind).toBe('signed-out'))
    expect(desk.listening).toBe(0)
  })

  it('goes to the door when a request says that the session has ended', async () => {
    using setting = await signedIn()
    const { desk } = setting
    desk.loseSession()
    await vi.waitFor(() => expect(desk.state.session.kind).toBe('signed-out'))
  })

  it('looks again when the page is seen again', async () => {
    using setting = await signedIn()
    const { desk, page } = setting
    desk.asked.length = 0
    page.dispatchEvent(new Event('visibilitychange'))
    expect(desk.asked).toEqual(['desk.status', 'bookings.list'])
  })

  it('asks for what a page shows when it is opened', async () => {
    using setting = await signedIn()
    const { desk } = setting
    desk.asked.length = 0
    desk.state.goTo({ page: 'calls' })
    desk.state.goTo({ page: 'settings', section: 'callbacks' })
    expect(desk.asked).toEqual([
      'calls.log',
      'calls.log-totals',
      'settings.callbacks',
      'settings.dead-letters',
    ])
  })
})
