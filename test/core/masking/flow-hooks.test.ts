import { expect, test } from 'vitest'
import { MaskedDesk } from './masking-desk.ts'

const token = 'flow-token-of-this-test-0123'
const provisioned = { 'hooks.flow-token': { value: token, variable: 'TEST' } } as const
const lineOne = '08047359001'

type Connect = {
  readonly destination: { readonly numbers: readonly string[] }
  readonly outgoing_phone_number?: string
}

async function connect(desk: MaskedDesk, fields: Readonly<Record<string, string>>): Promise<Connect> {
  return ask(desk, 'connect', fields) as Promise<Connect>
}

let calls = 0

async function ask(desk: MaskedDesk, hook: string, fields: Readonly<Record<string, string>>) {
  calls += 1
  const query = new URLSearchParams({
    CallSid: `sid${calls}`,
    CallTo: lineOne,
    Direction: 'incoming',
    ...fields,
  })
  const answer = await fetch(`${desk.desk.core.listenerUrl}/hooks/${token}/exotel/${hook}?${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

async function outcomes(desk: MaskedDesk): Promise<string[]> {
  const rows = await desk.desk.store.read
    .selectFrom('masking_answer')
    .select('outcome')
    .orderBy('at')
    .execute()
  return rows.map(({ outcome }) => outcome)
}

const nobody = { fetch_after_attempt: false, destination: { numbers: [] } }

test('who calls the line of their session reaches the other, in both directions', async () => {
  await using desk = await MaskedDesk.start({ lines: 1, provisioned })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  expect(await connect(desk, { CallFrom: '09000700001' })).toMatchObject({
    destination: { numbers: ['+919000700002'] },
    outgoing_phone_number: lineOne,
    record: true,
    max_ringing_duration: 30,
  })
  expect((await connect(desk, { CallFrom: '+919000700002' })).destination.numbers).toEqual(['+919000700001'])
  expect(await outcomes(desk)).toEqual(['connected', 'connected'])
})

test('nobody is named to a stranger, on a foreign line, after the end, or once somebody else is the worker', async () => {
  await using desk = await MaskedDesk.start({ lines: 1, provisioned })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  expect(await connect(desk, { CallFrom: '09000700003' })).toEqual(nobody)
  expect(await connect(desk, { CallFrom: '09000700001', CallTo: '08047359009' })).toEqual(nobody)
  expect(await connect(desk, { CallFrom: '' })).toEqual(nobody)
  await desk.put({ reference: 'B-1', worker: '700004' })
  expect(await connect(desk, { CallFrom: '09000700002' })).toEqual(nobody)
  const renewed = await connect(desk, { CallFrom: '09000700001' })
  expect(renewed.destination.numbers).toEqual(['+919000700004'])
  await desk.put({ reference: 'B-1', status: 'completed' })
  expect(await connect(desk, { CallFrom: '09000700001' })).toEqual(nobody)
  expect((await desk.sessionOf('B-1')).session).toMatchObject({ state: 'closed', closedWhy: 'completed' })
})

test('somebody on another phone types the code of their side, in quotes, and is kept from guessing', async () => {
  await using desk = await MaskedDesk.start({ lines: 1, provisioned })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  const { session } = await desk.sessionOf('B-1')
  const code = session?.sides[0]?.code ?? ''
  const stranger = { CallFrom: '09000799999' }
  expect(await ask(desk, 'gather', stranger)).toMatchObject({ max_input_digits: 6, finish_on_key: '#' })
  expect((await connect(desk, { ...stranger, digits: `"${code}"` })).destination.numbers).toEqual([
    '+919000700002',
  ])
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tried = 0; tried < 5; tried += 1) {
    expect(await connect(desk, { ...stranger, digits: `"${wrong}"` })).toEqual(nobody)
  }
  expect(await connect(desk, { ...stranger, digits: `"${code}"` })).toEqual(nobody)
  expect(await ask(desk, 'gather', stranger)).toMatchObject({ max_input_digits: 1 })
  expect((await outcomes(desk)).slice(-2)).toEqual(['too-many-codes', 'too-many-codes'])
})

test('nobody is asked for a code on a line that leads nowhere', async () => {
  await using desk = await MaskedDesk.start({ lines: 0, provisioned })
  expect(await ask(desk, 'gather', { CallFrom: '09000700001', CallTo: '08047359001' })).toMatchObject({
    max_input_digits: 1,
  })
})

test('a call between two people stands in the log with its booking, and is none of the desk', async () => {
  await using desk = await MaskedDesk.start({ lines: 1, provisioned })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  await connect(desk, { CallSid: 'maskedcall1', CallFrom: '09000700001' })
  const call = await desk.until('the call', async () => {
    const { calls: found } = await desk.desk.request('calls.log', { filter: {}, after: null, limit: 10 })
    return found.find(({ bookingReference }) => bookingReference === 'B-1') ?? null
  })
  expect(call).toMatchObject({
    direction: 'inbound',
    purpose: 'party-to-party',
    firstLeg: { who: 'customer', name: 'customer 700001', numberLabel: '•••• 0001' },
    secondLeg: { who: 'worker', name: 'worker 700002', numberLabel: '•••• 0002' },
  })
  const { body } = await desk.send('GET', '/call-masking/logs/B-1')
  expect(body.data).toMatchObject({
    calls: [{ caller_role: 'customer', caller_id: 'customer-700001', exotel_call_sid: 'maskedcall1' }],
    next_cursor: null,
  })
  expect(desk.desk.pushes.filter(({ name }) => name === 'inbound.call')).toEqual([])
})
