import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BookingNotes } from '../../../electron/core/bookings/booking-notes.ts'
import { UsersTable } from '../../../electron/core/store/tables/users.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await startTestDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

/** Each test writes on a booking of its own. */
async function bookingEndingIn(ending: string) {
  const { booking } = await desk.customerEndingIn(ending)
  return desk.request('bookings.get', { bookingId: booking.id })
}

describe('notes of a booking', () => {
  it('are saved upon the text they were written on, and told to the windows', async () => {
    const booking = await bookingEndingIn('00')
    const input = { bookingId: booking.id, notes: 'Gate 2', expectedRevision: booking.notesRevision }
    const written = await desk.request('bookings.write-notes', input)

    expect(written).toMatchObject({ kind: 'saved', version: { notes: 'Gate 2', changedBy: 'Admin' } })
    const after = await desk.request('bookings.get', { bookingId: booking.id })
    expect(after).toMatchObject({ notes: 'Gate 2', notesChangedBy: 'Admin' })
    expect(after.notesRevision).not.toBe(booking.notesRevision)
    expect(desk.pushes.filter(({ name }) => name === 'booking.notes-changed')).toEqual([
      {
        name: 'booking.notes-changed',
        payload: expect.objectContaining({ bookingId: booking.id, notes: 'Gate 2' }),
      },
    ])
  })

  it('of somebody who wrote first are handed back, and nothing is changed', async () => {
    const booking = await bookingEndingIn('01')
    const input = { bookingId: booking.id, expectedRevision: booking.notesRevision }
    await desk.request('bookings.write-notes', { ...input, notes: 'theirs' })
    const second = await desk.request('bookings.write-notes', { ...input, notes: 'mine' })

    expect(second).toMatchObject({ kind: 'conflict', theirs: { notes: 'theirs' } })
    expect(await desk.request('bookings.get', { bookingId: booking.id })).toMatchObject({ notes: 'theirs' })
  })

  it('that were written at the same instant are both whole: one is saved, the other told', async () => {
    const booking = await bookingEndingIn('02')
    const input = { bookingId: booking.id, expectedRevision: booking.notesRevision }
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((notes) => desk.request('bookings.write-notes', { ...input, notes })),
    )
    const saved = answers.flatMap((answer) => (answer.kind === 'saved' ? [answer.version.notes] : []))
    expect(saved).toHaveLength(1)
    expect(answers.filter(({ kind }) => kind === 'conflict')).toHaveLength(2)
    const { notes } = await desk.request('bookings.get', { bookingId: booking.id })
    expect(saved).toEqual([notes])
  })

  it('sent once more after a lost answer are saved already', async () => {
    const booking = await bookingEndingIn('03')
    const input = { bookingId: booking.id, notes: 'once', expectedRevision: booking.notesRevision }
    const first = await desk.request('bookings.write-notes', input)
    expect(await desk.request('bookings.write-notes', input)).toEqual(first)
    expect(await desk.request('bookings.notes-history', { bookingId: booking.id })).toHaveLength(1)
  })

  it('changed by another way are noticed all the same', async () => {
    const booking = await bookingEndingIn('04')
    const update = desk.store.read.updateTable('booking').set({ notes: 'by import' })
    await desk.store.write([{ query: update.where('id', '=', booking.id).compile() }])
    const input = { bookingId: booking.id, notes: 'mine', expectedRevision: booking.notesRevision }
    expect(await desk.request('bookings.write-notes', input)).toMatchObject({
      kind: 'conflict',
      theirs: { notes: 'by import', changedBy: null },
    })
  })

  it('keep in their history who wrote what: one change for what is written in one go', async () => {
    const booking = await bookingEndingIn('05')
    const users = new UsersTable(desk.store)
    const other = { id: 'user_other', name: 'Ravi', signInName: 'ravi', role: 'agent', createdAt: 1 } as const
    await desk.store.write([
      users.insert({
        ...other,
        passwordHash: '',
        phoneNumberId: null,
        mustChangePassword: false,
        phoneVerifiedAt: null,
        disabledAt: null,
      }),
    ])
    const clock = new ManualClock()
    const notes = new BookingNotes(desk.store, clock, () => undefined)
    let expectedRevision = booking.notesRevision
    const write = async (text: string, writer: { id: string; name: string }) => {
      const answer = await notes.write({ bookingId: booking.id, notes: text, expectedRevision }, writer)
      if (answer.kind === 'saved') expectedRevision = answer.version.revision
    }
    const admin = await desk.request('session.current', {})
    await write('G', admin)
    clock.jump(1000)
    await write('Gate 2', admin)
    clock.jump(1000)
    await write('Gate 2, tower C', other)
    clock.jump(6 * 60_000)
    await write('Gate 3, tower C', other)

    const history = await notes.history(booking.id)
    expect(history.map((change) => [change.userName, change.notes])).toEqual([
      ['Ravi', 'Gate 3, tower C'],
      ['Ravi', 'Gate 2, tower C'],
      ['Admin', 'Gate 2'],
    ])
  })

  it('longer than they may be are refused as a whole', async () => {
    const booking = await bookingEndingIn('06')
    const input = { bookingId: booking.id, expectedRevision: booking.notesRevision }
    await expect(
      desk.request('bookings.write-notes', { ...input, notes: 'x'.repeat(10_001) }),
    ).rejects.toMatchObject({ code: 'bad-input', detail: { field: 'notes' } })
    await expect(
      desk.request('bookings.write-notes', { ...input, bookingId: 'nobody', notes: '' }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})
