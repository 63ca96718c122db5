import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { undoTime } from '../../../renderer/state/late-acts-slice.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { BookingView, NotesVersion, NotesWritten } from '../../../shared/contract/bookings.ts'
import { noon } from '../made-calls.ts'
import { ananya, DeskOfWindow, memoryStorage } from './desk-of-window.ts'

const id = 'booking_1'

const version = (notes: string, changedBy = ananya.name): NotesVersion => ({
  notes,
  revision: `of ${notes}`,
  changedAt: noon,
  changedBy,
})

const booking: BookingView = {
  id,
  reference: 'MB-1',
  service: 'AC repair',
  locality: 'HSR Layout',
  status: 'accepted',
  scheduledAt: null,
  customerName: 'Meera Iyer',
  detail: '',
  address: '',
  scheduledUntil: null,
  amountPaise: null,
  toCollectPaise: null,
  statusTimes: {},
  notes: 'before',
  notesRevision: 'of before',
  notesChangedAt: null,
  notesChangedBy: null,
  parties: [],
}

type Write = { readonly notes: string; readonly expectedRevision: string }

/** A core that keeps one text and refuses what was written upon another. */
async function openDesk(storage = memoryStorage()) {
  const desk = new DeskOfWindow(storage)
  const core = { now: version('before'), writes: [] as Write[], fails: null as AppError | null }
  desk.answers['bookings.get'] = () => booking
  desk.answers['bookings.write-notes'] = (input: Write): NotesWritten => {
    if (core.fails !== null) throw core.fails
    core.writes.push(input)
    if (input.expectedRevision !== core.now.revision) return { kind: 'conflict', theirs: core.now }
    core.now = version(input.notes)
    return { kind: 'saved', version: core.now }
  }
  desk.store.setState({ session: { kind: 'signed-in', user: ananya } })
  desk.state.recallNotes()
  await desk.state.askBooking(id)
  const shown = () => desk.state.notesDrafts[id]?.text ?? desk.state.bookingViews[id]?.value?.notes
  return { desk, core, shown }
}

describe('notes in the window', () => {
  it('are saved upon what they were typed on, and then no draft is left', async () => {
    const { desk, core, shown } = await openDesk()
    desk.state.typeNotes(id, 'Gate 2')
    await desk.state.saveNotes(id)
    expect(core.writes).toEqual([{ bookingId: id, notes: 'Gate 2', expectedRevision: 'of before' }])
    expect(desk.state.notesDrafts).toEqual({})
    expect(shown()).toBe('Gate 2')
  })

  it('typed while the answer is on its way are sent after it', async () => {
    const { desk, core } = await openDesk()
    desk.state.typeNotes(id, 'G')
    const saving = desk.state.saveNotes(id)
    desk.state.typeNotes(id, 'Gate 2')
    await desk.state.saveNotes(id)
    await saving
    expect(core.writes.map(({ notes }) => notes)).toEqual(['G', 'Gate 2'])
    expect(core.now.notes).toBe('Gate 2')
    expect(desk.state.notesDrafts).toEqual({})
  })

  it('survive a reload while the core is away, and go out when it is back', async () => {
    const storage = memoryStorage()
    const first = await openDesk(storage)
    first.core.fails = new AppError('internal', 'away', { reason: 'console-unreachable' })
    first.desk.state.typeNotes(id, 'not lost')
    await first.desk.state.saveNotes(id)
    expect(first.desk.state.notesDrafts[id]?.problem?.kind).toBe('not-saved')

    const { desk, core, shown } = await openDesk(storage)
    expect(shown()).toBe('not lost')
    desk.state.saveAllNotes()
    await vi.waitFor(() => expect(desk.state.notesDrafts).toEqual({}))
    expect(core.now.notes).toBe('not lost')
    expect((await openDesk(storage)).desk.state.notesDrafts).toEqual({})
  })

  it('are kept for their own user only', async () => {
    const storage = memoryStorage()
    const { desk } = await openDesk(storage)
    desk.state.typeNotes(id, 'mine')
    const other = new DeskOfWindow(storage)
    other.store.setState({ session: { kind: 'signed-in', user: { ...ananya, id: 'user_2' } } })
    other.state.recallNotes()
    expect(other.state.notesDrafts).toEqual({})
  })

  it('say so when this machine does not keep them', async () => {
    const storage = memoryStorage()
    const { desk } = await openDesk(storage)
    storage.setItem = () => {
      throw new Error('full')
    }
    desk.state.typeNotes(id, 'typed')
    expect(desk.state.draftsKept).toBe(false)
    expect(desk.state.notesDrafts[id]?.text).toBe('typed')
  })

  it('of another are shown at once where nothing was typed, and never over what was', async () => {
    const { desk, shown } = await openDesk()
    desk.state.hearNotes(id, version('theirs', 'Ravi'))
    expect(shown()).toBe('theirs')
    desk.state.typeNotes(id, 'mine')
    desk.state.hearNotes(id, version('theirs, longer', 'Ravi'))
    expect(shown()).toBe('mine')
    expect(desk.state.notesDrafts[id]?.problem).toMatchObject({
      kind: 'conflict',
      theirs: { notes: 'theirs, longer', changedBy: 'Ravi' },
    })
  })

  it.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
    ['both', 'theirs\n\nmine'],
  ] as const)('in conflict end as chosen: %s', async (choice, text) => {
    const { desk, core, shown } = await openDesk()
    core.now = version('theirs', 'Ravi')
    desk.state.typeNotes(id, 'mine')
    await desk.state.saveNotes(id)
    expect(desk.state.notesDrafts[id]?.problem?.kind).toBe('conflict')
    // Nothing goes out while nobody has chosen.
    await desk.state.saveNotes(id)
    expect(core.writes).toHaveLength(1)

    desk.state.settleNotes(id, choice)
    await vi.waitFor(() => expect(desk.state.notesDrafts).toEqual({}))
    expect([core.now.notes, shown()]).toEqual([text, text])
  })

  it('are not set back by an answer that is older than what was heard since', async () => {
    const { desk, shown } = await openDesk()
    desk.answers['bookings.get'] = () => ({ ...booking, notesChangedAt: noon - 1000 })
    desk.state.hearNotes(id, version('heard since', 'Ravi'))
    await desk.state.askBooking(id)
    expect(shown()).toBe('heard since')
  })
})

describe('an act that cannot be taken back', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const fact = { kind: 'dismiss-missed', gone: 'caller', name: 'Ravi' } as const

  it('waits, and is done once', () => {
    const desk = new DeskOfWindow()
    const act = vi.fn()
    desk.state.actLater(fact, act)
    vi.advanceTimersByTime(undoTime - 1)
    expect(act).not.toHaveBeenCalled()
    expect(desk.state.going).toEqual(['caller'])
    vi.advanceTimersByTime(1)
    vi.advanceTimersByTime(undoTime)
    expect(act).toHaveBeenCalledOnce()
    expect(desk.state.lateAct).toBeNull()
  })

  it('is not done after undo, nor for another user', () => {
    const desk = new DeskOfWindow()
    const act = vi.fn()
    desk.state.actLater(fact, act)
    desk.state.undoAct()
    expect(desk.state.going).toEqual([])
    desk.state.actLater(fact, act)
    desk.state.forgetDesk()
    vi.advanceTimersByTime(2 * undoTime)
    expect(act).not.toHaveBeenCalled()
  })

  it('gives way to the next one by being done at once', () => {
    const desk = new DeskOfWindow()
    const done: string[] = []
    desk.state.actLater(fact, () => void done.push('first'))
    desk.state.actLater(fact, () => void done.push('second'))
    expect(done).toEqual(['first'])
    vi.advanceTimersByTime(undoTime)
    expect(done).toEqual(['first', 'second'])
  })
})
