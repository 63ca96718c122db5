import { expect, test } from 'vitest'
import type { CallTruth } from '../../../electron/practice/control/call-truth.ts'
import { MaskedDesk } from './masking-desk.ts'

/** The last two digits decide what becomes of a call; each pair calls both ways. */
const endings = ['00', '01', '02', '03', '05', '07', '08', '09', '10', '11']
const lines = 2

test('sessions come to what the provider’s list comes to, however callbacks went', async () => {
  await using desk = await MaskedDesk.start({ lines })
  const masked = Array.from({ length: lines }, (_, line) => `0804735900${line + 1}`)
  await post(desk, '/practice/flow', { ...desk.desk.core.flowHooks, maskedLines: masked })
  for (const ending of endings) {
    await desk.put({
      reference: `B-${ending}`,
      customer: `7011${ending}`,
      worker: `7022${ending}`,
      status: 'accepted',
    })
  }
  await Promise.all(endings.map((ending, index) => callBothWays(desk, ending, index)))
  const truths = await desk.until('the end of every call', async () => {
    const calls = (await callsOf(desk)).filter(({ callerId }) => masked.includes(callerId))
    return calls.length >= endings.length && calls.every(({ ended }) => ended) ? calls : null
  })
  for (const ending of endings) {
    const own = truths.filter(({ from, to }) =>
      [from, to].some((number) => number?.endsWith(`7011${ending}`)),
    )
    const talked = own.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0)
    const session = await desk.sessionUntil(
      `B-${ending}`,
      ({ calls, talkSeconds }) => calls === own.length && talkSeconds === talked,
    )
    expect({ ending, calls: session.calls, talkSeconds: session.talkSeconds }).toEqual({
      ...{ ending, calls: own.length, talkSeconds: talked },
    })
  }
})

async function callBothWays(desk: MaskedDesk, ending: string, index: number): Promise<void> {
  // Whether the request was taken is in the list; some are made to look lost.
  await desk.send('POST', '/call-masking/call', { booking_id: `B-${ending}`, caller: 'customer' })
  const { session } = await desk.sessionOf(`B-${ending}`)
  await post(desk, '/practice/call-in', {
    ...{ from: `090007022${ending}`, line: lineOf(session?.lineLabel ?? '') },
    ...{ outcome: index % 3 === 0 ? 'missed' : 'answered', talkSeconds: 3 + index },
    hooks: { lost: index % 4 === 1, doubled: index % 4 === 2, reordered: index % 2 === 0 },
  })
}

function lineOf(label: string): string {
  return `0804735${label.slice(-4)}`
}

async function callsOf(desk: MaskedDesk): Promise<CallTruth[]> {
  return ((await (await fetch(`${desk.desk.standIn.url}/practice/calls`)).json()) as { calls: CallTruth[] })
    .calls
}

async function post(desk: MaskedDesk, path: string, body: object): Promise<void> {
  const answer = await fetch(`${desk.desk.standIn.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
}
