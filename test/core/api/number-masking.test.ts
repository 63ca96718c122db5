import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDesk, type TestDesk, testApiKey } from '../../support/test-desk.ts'

/** As the source prints it, with numbers of the practice range. */
const example = {
  partyA: '+919876543210',
  partyB: '+919123456789',
  expiresInHours: 24,
  callType: 'trans',
  context: 'ORDER-12345',
}

describe('number masking for a pair without a booking', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const mask = async (body: object) => {
    const response = await fetch(`${desk.core.listenerUrl}/api/exotel/number-masking`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testApiKey}` },
      body: JSON.stringify(body),
    })
    // The shape is what the test looks at.
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const hoursLeft = (instant: unknown) => (Date.parse(String(instant)) - desk.clock.now()) / 3_600_000

  it('answers a line, when it ends, and its id, bare as it is printed', async () => {
    const { status, body } = await mask(example)
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual(['expiresAt', 'mappingId', 'virtualNumber'])
    expect(body.virtualNumber).toMatch(/^0\d+ •••• \d{4}$/)
    expect(hoursLeft(body.expiresAt)).toBeCloseTo(24, 0)
    expect(JSON.stringify(body)).not.toMatch(/9876543210|9123456789/)
  })

  it('is the same for the same pair, whoever comes first, and never ends sooner than it was promised', async () => {
    const first = await mask(example)
    const again = await mask({ ...example, partyA: '09876543210', expiresInHours: 2, context: null })
    expect(again.body).toEqual(first.body)
    const turned = await mask({ partyA: example.partyB, partyB: example.partyA, expiresInHours: 48 })
    expect(turned.body.mappingId).toBe(first.body.mappingId)
    expect(hoursLeft(turned.body.expiresAt)).toBeCloseTo(48, 0)
    const two = { partyA: '+919000700001', partyB: '+919000700002' }
    const [one, other] = await Promise.all([mask(two), mask(two)])
    expect(one.status).toBe(200)
    expect(one.body.mappingId).toBe(other.body.mappingId)
    expect(one.body.mappingId).not.toBe(first.body.mappingId)
  })

  it('says what does not fit', async () => {
    const refusals = [
      [{ ...example, partyB: 'hello' }, 422, { code: 'undialable', field: 'partyB' }],
      [{ ...example, expiresInHours: 169 }, 400, { code: 'bad-input', field: 'expiresInHours' }],
      [{ ...example, callType: 'other' }, 400, { code: 'bad-input', field: 'callType' }],
      [{ partyA: example.partyA }, 400, { code: 'bad-input', field: 'partyB' }],
      [{ ...example, partyB: example.partyA }, 409, { code: 'wrong-state', reason: 'same-number' }],
    ] as const
    for (const [body, status, error] of refusals) {
      expect(await mask(body)).toMatchObject({ status, body: { success: false, error } })
    }
  })

  it('leaves nothing open behind when the pool is too small', async () => {
    // One person with ever more partners: each takes another line of theirs.
    const answers: Awaited<ReturnType<typeof mask>>[] = []
    for (let partner = 10; partner < 40; partner += 1) {
      answers.push(await mask({ partyA: '+919000700003', partyB: `+9190007100${partner}` }))
    }
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ status: 409, body: { error: { reason: 'pool-exhausted' } } })
    const open = await desk.store.read
      .selectFrom('booking')
      .select('id')
      .where('service', '=', 'Number masking')
      .where('status', '=', 'assigned')
      .execute()
    const active = await desk.store.read
      .selectFrom('masking_session')
      .innerJoin('booking', 'booking.id', 'masking_session.booking_id')
      .select('booking.id as id')
      .where('state', '=', 'active')
      .where('service', '=', 'Number masking')
      .execute()
    expect(open.length).toBeGreaterThan(0)
    expect(open.map(({ id }) => id).toSorted()).toEqual(active.map(({ id }) => id).toSorted())
  })
})
