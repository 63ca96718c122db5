import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallsTable } from '../../../electron/core/store/tables/calls.ts'
import type { RequestInput, RequestName } from '../../../shared/contract/index.ts'
import type { Role } from '../../../shared/domain/rights.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await startTestDesk()
})
afterAll(() => desk[Symbol.asyncDispose]())

const signInPassword = 'correct horse battery'

/** Somebody of this role who has chosen a password of their own; answers what they are answered, refusals included. */
async function signInAs(role: Role) {
  const signInName = `${role}.of.privacy`
  const first = 'given by the admin'
  await desk.request('people.create', { name: role, signInName, password: first, role })
  const signedIn = await desk.core.dispatch('session.sign-in', { signInName, password: first }, null)
  // The shape is the contract's.
  const { token } = (signedIn.ok ? signedIn.value : { token: '' }) as { token: string }
  await desk.core.dispatch(
    'session.change-password',
    { oldPassword: first, newPassword: signInPassword },
    token,
  )
  return <Name extends RequestName>(name: Name, input: RequestInput<Name>) =>
    desk.core.dispatch(name, input, token)
}

async function someone(ending: string) {
  const { booking, party } = await desk.customerEndingIn(ending)
  return { bookingId: booking.id, partyId: party.id, party, booking }
}

async function numberOf(partyId: string): Promise<string | null> {
  const row = await desk.store.read
    .selectFrom('party')
    .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
    .select('phone_number.e164')
    .where('party.id', '=', partyId)
    .executeTakeFirst()
  return row?.e164 ?? null
}

async function auditEntries() {
  return (await desk.request('audit.list', { kind: null, before: null, limit: 200 })).entries
}

describe('a number', () => {
  it('is shown to a supervisor, who says why, and is in the audit log', async () => {
    const ask = await signInAs('supervisor')
    const { bookingId, partyId, party, booking } = await someone('00')
    const why = 'The customer asks which number we have'
    const answer = await ask('privacy.reveal', { bookingId, partyId, why })
    const digits = String(await numberOf(partyId)).slice(3)
    expect(answer).toEqual({
      ok: true,
      value: { number: `+91 ${digits.slice(0, 5)} ${digits.slice(5)}` },
    })
    expect((await auditEntries())[0]).toMatchObject({
      kind: 'number.revealed',
      userName: 'supervisor',
      subjectName: party.name,
      bookingReference: booking.reference,
      why,
    })
  })

  it('is not shown to an agent or a coordinator, and their attempt leaves no entry', async () => {
    const { bookingId, partyId } = await someone('00')
    const before = (await auditEntries()).length
    for (const role of ['agent', 'coordinator'] as const) {
      const ask = await signInAs(role)
      for (const name of ['privacy.reveal', 'privacy.export-person', 'privacy.erase-person'] as const) {
        const answer = await ask(name, { bookingId, partyId, why: 'curious' })
        expect(answer, `${role} ${name}`).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
      }
      expect(await ask('audit.list', { kind: null, before: null, limit: 5 })).toMatchObject({ ok: false })
    }
    expect(await auditEntries()).toHaveLength(before)
  })

  it('is not shown without a reason, nor of somebody who is not on the booking', async () => {
    const one = await someone('00')
    const other = await someone('01')
    const before = (await auditEntries()).length
    const reveal = (input: RequestInput<'privacy.reveal'>) => desk.request('privacy.reveal', input)
    const { bookingId, partyId } = one
    for (const why of ['', '  ', 'no ']) {
      await expect(reveal({ bookingId, partyId, why })).rejects.toMatchObject({ code: 'bad-input' })
    }
    const elsewhere = { bookingId: other.bookingId, partyId, why: 'a good reason' }
    await expect(reveal(elsewhere)).rejects.toMatchObject({ code: 'not-found' })
    expect(await auditEntries()).toHaveLength(before)
  })
})

describe('a person’s own data', () => {
  it('are a file behind a ticket, their number included and other people left out', async () => {
    const { bookingId, partyId, party } = await someone('02')
    const { path } = await desk.request('privacy.export-person', {
      bookingId,
      partyId,
      why: 'Asked by letter',
    })
    const [, , kind = '', id = ''] = new URL(path, 'http://desk').pathname.split('/')
    const ticket = new URL(path, 'http://desk').searchParams.get('ticket') ?? ''
    const { status, body } = await desk.core.openFile(kind, id, ticket, null)
    expect(status).toBe(200)
    const content = JSON.parse(body === null ? '' : await text(body))
    expect(content.number).toBe(await numberOf(partyId))
    expect(content.knownAs).toContainEqual(expect.objectContaining({ name: party.name, role: 'customer' }))
    expect(content.bookings.length).toBeGreaterThan(0)
    expect(content.accessToThisData).toEqual([{ at: expect.any(String), kind: 'person.exported' }])
    const { parties } = await desk.request('bookings.get', { bookingId })
    for (const { name, id: otherId } of parties) {
      if (otherId !== partyId) expect(JSON.stringify(content)).not.toContain(name)
    }
    expect((await desk.core.openFile(kind, id, 'another', null)).status).toBe(404)
    expect((await desk.core.openFile(kind, 'person_other', ticket, null)).status).toBe(404)
  })
})

describe('a person who is erased', () => {
  it('is gone from every table, and their calls stay counted', async () => {
    const { bookingId, partyId, party } = await someone('03')
    const e164 = String(await numberOf(partyId))
    const [digits, spaced] = [e164.slice(3), `${e164.slice(3, 8)} ${e164.slice(8)}`]
    const { id: callId, status } = await callToItsEnd(bookingId, partyId)
    const { notesRevision } = await desk.request('bookings.get', { bookingId })
    await desk.request('bookings.write-notes', {
      bookingId,
      notes: `Ring ${spaced}`,
      expectedRevision: notesRevision,
    })
    const other = await someone('04')
    const { notesRevision: expectedRevision } = await desk.request('bookings.get', {
      bookingId: other.bookingId,
    })
    const notes = `Also reachable at 0${digits} or ${spaced}`
    await desk.request('bookings.write-notes', { bookingId: other.bookingId, notes, expectedRevision })

    const traces = await desk.request('privacy.traces', { bookingId, partyId })
    expect(traces).toMatchObject({ name: party.name, calls: 1 })
    const erased = await desk.request('privacy.erase-person', {
      bookingId,
      partyId,
      why: 'Asked to be forgotten',
    })
    expect(erased).toMatchObject({ ...traces, lastBackupGoesAt: null, setAside: false })
    expect(erased.webhooks).toBeGreaterThan(0)

    expect(await everyText()).not.toContain(digits)
    expect(await everyText()).not.toContain(spaced)
    expect(await everyText()).not.toContain(party.name)
    const after = await desk.request('bookings.get', { bookingId })
    expect(after).toMatchObject({ notes: '', address: '' })
    expect(after.parties.find(({ id }) => id === partyId)).toMatchObject({
      name: '(erased)',
      numberLabel: null,
    })
    expect((await desk.request('bookings.list', { search: party.name, limit: 10 })).total).toBe(0)
    const left = await new CallsTable(desk.store).find(callId)
    expect(left).toMatchObject({ status, second: { numberId: null } })
    expect((await auditEntries())[0]).toMatchObject({ kind: 'person.erased', subjectName: '(erased)' })
    expect(await desk.request('audit.verify', {})).toMatchObject({ kind: 'whole' })
  })

  it('can be erased again, which ends what was cut short', async () => {
    const { bookingId, partyId } = await someone('05')
    const asked = { bookingId, partyId, why: 'Asked to be forgotten' }
    await desk.request('privacy.erase-person', asked)
    expect(await desk.request('privacy.erase-person', asked)).toMatchObject({ name: '(erased)' })
  })

  it('stays while somebody is in a call with them', async () => {
    // Refused for want of room three times, and so under way for a while.
    const { bookingId, partyId } = await someone('11')
    const asked = { bookingId, partyId, why: 'Asked to be forgotten' }
    const number = await numberOf(partyId)
    const entries = await auditEntries()
    const { id } = await desk.request('calls.place', { bookingId, partyId })
    await expect(desk.request('privacy.erase-person', asked)).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await numberOf(partyId)).toBe(number)
    expect(await auditEntries()).toEqual(entries)
    await desk.callUntil(id, (call) => call.endedAt !== null)
  })

  it('stays while a colleague has the same phone', async () => {
    const { bookingId, partyId } = await someone('07')
    const asked = { bookingId, partyId, why: 'Asked to be forgotten' }
    const number = String(await numberOf(partyId))
    await desk.request('people.set-my-phone', { number })
    await expect(desk.request('privacy.erase-person', asked)).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await numberOf(partyId)).toBe(number)
    await desk.request('people.set-my-phone', { number: '+919999999999' })
    await desk.request('privacy.erase-person', asked)
    expect(await numberOf(partyId)).toBe(null)
  })
})

async function callToItsEnd(bookingId: string, partyId: string) {
  const { id } = await desk.request('calls.place', { bookingId, partyId })
  return desk.callUntil(id, (call) => call.endedAt !== null && call.price !== null)
}

/** Every row of every table, as text. */
async function everyText(): Promise<string> {
  const found = sql<{ name: string }>`select name from sqlite_master where type = 'table'`
  const { rows } = await found.execute(desk.store.read)
  const texts: string[] = []
  for (const { name } of rows) {
    const content = await sql`select * from ${sql.table(name)}`.execute(desk.store.read)
    texts.push(JSON.stringify(content.rows, readableBytes))
  }
  return texts.join('\n')
}

function readableBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
}
