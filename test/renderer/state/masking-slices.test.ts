import { afterEach, describe, expect, it, vi } from 'vitest'
import { undoTime } from '../../../renderer/state/late-acts-slice.ts'
import { Projection } from '../../../renderer/state/projection.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { RequestInput } from '../../../shared/contract/index.ts'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { noon } from '../made-calls.ts'
import { madeSession } from '../made-sessions.ts'
import { ananya, DeskOfWindow } from './desk-of-window.ts'

afterEach(() => vi.useRealTimers())

async function watching(session: SessionView | null = madeSession()) {
  const desk = new DeskOfWindow()
  desk.answers['session.current'] = () => ananya
  desk.answers['masking.of-booking'] = () => ({ session, canOpen: session === null, failure: null })
  desk.token = 'kept'
  await desk.state.beginSession()
  await desk.state.askLine('booking_1')
  return desk
}

const line = (desk: DeskOfWindow) => desk.state.maskedLines.booking_1?.value

describe('the masked line of a booking', () => {
  it('is opened, and shows what came of it before anything else is asked', async () => {
    const desk = await watching(null)
    desk.answers['masking.open'] = () => madeSession()
    await desk.state.openLine('booking_1')
    expect(line(desk)?.session?.state).toBe('active')
    expect(desk.state.lineActs).toEqual({})
  })

  it('keeps why it could not be opened, and asks how it stands now', async () => {
    const desk = await watching(null)
    desk.answers['masking.open'] = () => {
      throw new AppError('wrong-state', 'Full.', { reason: 'pool-exhausted' })
    }
    desk.asked.length = 0
    await desk.state.openLine('booking_1')
    expect(desk.state.lineActs.booking_1).toMatchObject({
      kind: 'refused',
      verb: 'open',
      error: { detail: { reason: 'pool-exhausted' } },
    })
    expect(desk.asked).toEqual(['masking.open', 'masking.of-booking'])
    desk.answers['masking.open'] = () => madeSession()
    await desk.state.openLine('booking_1')
    expect(desk.state.lineActs).toEqual({})
  })

  it('does one thing at a time', async () => {
    const desk = await watching()
    const answer = Promise.withResolvers<SessionView>()
    desk.answers['masking.extend'] = () => answer.promise
    desk.asked.length = 0
    const first = desk.state.extendLine(madeSession(), 48)
    await desk.state.extendLine(madeSession(), 72)
    answer.resolve(madeSession({ lifetimeHours: 48 }))
    await first
    expect(desk.asked).toEqual(['masking.extend'])
    expect(line(desk)?.session?.lifetimeHours).toBe(48)
  })

  it('is closed after the time to think again, and not when that was used', async () => {
    const desk = await watching()
    desk.answers['masking.close'] = () => madeSession({ state: 'closed', terminatedAt: noon })
    vi.useFakeTimers()
    desk.state.closeLine(madeSession())
    expect(desk.state.going).toEqual(['session_1'])
    await vi.advanceTimersByTimeAsync(undoTime - 1)
    desk.state.undoAct()
    await vi.advanceTimersByTimeAsync(undoTime)
    expect(desk.asked).not.toContain('masking.close')
    expect(desk.state.going).toEqual([])
    desk.state.closeLine(madeSession())
    await vi.advanceTimersByTimeAsync(undoTime)
    expect(line(desk)?.session?.state).toBe('closed')
  })

  it('is told anew where somebody has looked at it, and nowhere else', async () => {
    const desk = await watching()
    using projection = projectionOf(desk)
    const told = (bookingId: string) =>
      projection.tell({
        bookingId,
        session: madeSession({ bookingId, calls: 3 }),
        canOpen: false,
        failure: null,
      })
    told('booking_1')
    told('booking_2')
    expect(line(desk)?.session?.calls).toBe(3)
    expect(Object.keys(desk.state.maskedLines)).toEqual(['booking_1'])
  })
})

function projectionOf(desk: DeskOfWindow) {
  // Of the page the projection needs only whether it is seen.
  const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document
  const projection = new Projection(desk.client, desk.store, page)
  projection.start()
  type Told = Parameters<typeof desk.state.hearLine>[1] & { readonly bookingId: string }
  return {
    tell: (payload: Told) => desk.onPush({ name: 'masking.session-changed', payload }),
    [Symbol.dispose]: () => projection.dispose(),
  }
}

describe('the board of masked lines', () => {
  const sessions = Array.from({ length: 450 }, (_, index) => madeSession({ id: `session_${index}` }))

  async function board() {
    const desk = await watching()
    desk.answers['masking.sessions'] = ({ list, offset, limit }: RequestInput<'masking.sessions'>) =>
      list === 'active'
        ? { sessions: sessions.slice(offset, offset + limit), total: sessions.length }
        : { sessions: [], total: 0 }
    desk.answers['masking.overview'] = () => ({ active: sessions.length })
    await desk.state.askMaskingBoard()
    return desk
  }

  const ids = (desk: DeskOfWindow) => desk.state.maskingSessions.value?.sessions.map(({ id }) => id)

  it('reads on page by page, and reads all that was looked at when something changes', async () => {
    const desk = await board()
    expect(ids(desk)).toHaveLength(100)
    for (let page = 0; page < 5; page += 1) await desk.state.askMoreSessions()
    expect(ids(desk)).toEqual(sessions.map(({ id }) => id))
    await desk.state.askMaskingBoard()
    expect(ids(desk)).toEqual(sessions.map(({ id }) => id))
  })

  it('takes no answer about another list', async () => {
    const desk = await board()
    const late = Promise.withResolvers<unknown>()
    const answer = desk.answers['masking.sessions']
    desk.answers['masking.sessions'] = () => late.promise
    const asked = desk.state.askMaskingBoard()
    if (answer) desk.answers['masking.sessions'] = answer
    await desk.state.chooseMaskingList('failed')
    late.resolve({ sessions, total: sessions.length })
    await asked
    expect(desk.state.maskingSessions.value).toEqual({ sessions: [], total: 0 })
  })
})
