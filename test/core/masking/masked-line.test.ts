import { expect, test } from 'vitest'
import type { CallTruth } from '../../../electron/practice/control/call-truth.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { MaskedDesk } from './masking-desk.ts'

const line = '08047359001'

async function post(desk: MaskedDesk, path: string, body: object): Promise<{ readonly sid: string }> {
  const answer = await fetch(`${desk.desk.standIn.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { sid: string }
}

/** The stand-in's line asks the desk's own listener whom to dial. */
async function startWithFlow(): Promise<MaskedDesk> {
  const desk = await MaskedDesk.start({ lines: 1 })
  await post(desk, '/practice/flow', { ...desk.desk.core.flowHooks, maskedLines: [line] })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  return desk
}

async function truthOf(desk: MaskedDesk, sid: string): Promise<CallTruth> {
  return desk.until(`the end of ${sid}`, async () => {
    const { calls } = (await (await fetch(`${desk.desk.standIn.url}/practice/calls`)).json()) as {
      calls: CallTruth[]
    }
    return calls.find((call) => call.sid === sid && call.ended) ?? null
  })
}

test.each([
  ['customer', '09000700001', '09000700002', {}],
  ['worker', '09000700002', '09000700001', { doubled: true, reordered: true }],
  ['customer', '09000700001', '09000700002', { lost: true }],
])(
  'the %s calls the line, and the other phone rings with the line as its caller',
  async (role, from, to, hooks) => {
    await using desk = await startWithFlow()
    const { sid } = await post(desk, '/practice/call-in', {
      from,
      line,
      outcome: 'answered',
      talkSeconds: 12,
      hooks,
    })
    const truth = await truthOf(desk, sid)
    expect(truth).toMatchObject({ from, to, callerId: line, shownTo2: line, talkSeconds: 12 })
    const session = await desk.sessionUntil(
      'B-1',
      ({ talkSeconds, cost }) => talkSeconds > 0 && cost !== null,
    )
    expect(session).toMatchObject({ calls: 1, talkSeconds: 12 })
    expect(Number(session.cost)).toBe(Number(truth.price))
    const { body } = await desk.send('GET', '/call-masking/logs/B-1')
    expect(body.data).toMatchObject({
      calls: [{ caller_role: role, call_duration: 12, call_status: 'completed' }],
    })
    expect(JSON.stringify(desk.desk.pushes)).not.toContain('9000700')
  },
)

test('a call between two people that is not answered is nobody’s missed call', async () => {
  await using desk = await startWithFlow()
  const { sid } = await post(desk, '/practice/call-in', { from: '09000700001', line, outcome: 'missed' })
  await truthOf(desk, sid)
  const call = await desk.until('its end in the log', async () => {
    const { calls } = await desk.desk.request('calls.log', { filter: {}, after: null, limit: 10 })
    return calls.find(({ status, purpose }) => purpose === 'party-to-party' && !isOpenStatus(status)) ?? null
  })
  expect(call.status).toBe('missed')
  expect((await desk.desk.request('inbound.missed', {})).callers).toEqual([])
})

test('a stranger reaches nobody, and with the code of the customer the worker', async () => {
  await using desk = await startWithFlow()
  const stranger = { from: '09000799999', line, outcome: 'answered', talkSeconds: 5 }
  const refused = await post(desk, '/practice/call-in', stranger)
  expect(await truthOf(desk, refused.sid)).toMatchObject({ to: null, talkSeconds: 0, leg2Status: null })
  const { session } = await desk.sessionOf('B-1')
  const code = session?.sides[0]?.code ?? ''
  const { sid } = await post(desk, '/practice/call-in', { ...stranger, code })
  expect(await truthOf(desk, sid)).toMatchObject({ to: '09000700002', shownTo2: line, talkSeconds: 5 })
})
