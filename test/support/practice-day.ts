import { CallsTable } from '../../electron/core/store/tables/calls.ts'
import { type CallTruth, truthOf } from '../../electron/practice/control/call-truth.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import { type CallStatus, isOpenStatus } from '../../shared/domain/call-status.ts'
import { startTestDesk, type TestDesk, testApiKey } from './test-desk.ts'

export type PracticeDay = { readonly calls: number; readonly atOnce: number; readonly speed: number }

export type DayReport = {
  readonly asked: number
  readonly placed: number
  readonly refused: number
  readonly byOutcome: Readonly<Record<string, number>>
  /** One sentence for each call that ended otherwise than the stand-in says. */
  readonly differences: readonly string[]
  /** Connects for an intent that had one already. */
  readonly violations: number
  readonly wallSeconds: number
}

/** What befalls callbacks on a bad day. */
const badDay = {
  loseCallbacks: 0.1,
  doubleCallbacks: 0.1,
  reorder: 0.15,
  answerLost: 0.03,
  doNotDisturb: 0.01,
}

/** How long a day may take to come to rest, wall time; far more than it needs on a slow machine. */
const patience = 20 * 60_000

/** Places calls through the integration API, waits until all is told, and compares both lists. */
export async function spendPracticeDay(day: PracticeDay): Promise<DayReport> {
  const begun = performance.now()
  await using desk = await startTestDesk({ speed: day.speed })
  await liveDay(desk, day)
  return {
    asked: day.calls,
    ...(await compare(desk)),
    wallSeconds: Math.round((performance.now() - begun) / 1000),
  }
}

/** All calls of a bad day, until everything is told of them. */
export async function liveDay(desk: TestDesk, day: PracticeDay): Promise<void> {
  await fetch(`${desk.standIn.url}/practice/mix`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(badDay),
  })
  const numbers = Array.from({ length: day.calls }, (_, index) => index)
  const hands = Array.from({ length: Math.min(day.atOnce, day.calls) }, async () => {
    for (let index = numbers.shift(); index !== undefined; index = numbers.shift())
      await callOnce(desk, index)
  })
  await Promise.all(hands)
  await untilTold(desk)
}

/** Every ending from 00 to 99 comes up in turn, each with a customer and an agent's phone of its own. */
async function callOnce(desk: TestDesk, index: number): Promise<void> {
  const agentPhone = `+9190000${String(50_000 + index).padStart(5, '0')}`
  const customerPhone = `+9190001${String(index).padStart(5, '0')}`
  const answer = await fetch(`${desk.core.listenerUrl}/api/exotel/click-to-call`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${testApiKey}` },
    body: JSON.stringify({ agentPhone, customerPhone, recordCall: index % 2 === 0 }),
  })
  // 502: on the register; 504: the answer was lost, the call is found in the list. All else is a fault.
  if (![200, 502, 504].includes(answer.status)) {
    throw new Error(`A call was answered with ${answer.status}: ${await answer.text()}`)
  }
}

/** At rest: no call is open, and what the provider books late has come. */
async function untilTold(desk: TestDesk): Promise<void> {
  const limit = performance.now() + patience
  for (;;) {
    const calls = await allCalls(desk)
    const waiting = calls.filter((call) => isOpenStatus(call.status) || lacksPrice(call))
    if (waiting.length === 0) return
    if (performance.now() > limit) {
      throw new Error(
        `${waiting.length} calls were never told to their end: ${JSON.stringify(waiting.slice(0, 3))}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function lacksPrice(call: CallView): boolean {
  return call.status === 'completed' && (call.price === null || call.talkSeconds === null)
}

async function allCalls(desk: TestDesk): Promise<CallView[]> {
  const all: CallView[] = []
  for (;;) {
    const after = all.at(-1) ?? null
    const { calls, more } = await desk.request('calls.log', { filter: {}, after, limit: 100 })
    all.push(...calls)
    if (!more) return all
  }
}

async function compare(desk: TestDesk): Promise<Omit<DayReport, 'asked' | 'wallSeconds'>> {
  const { ledger, clock } = desk.standIn
  const truths = ledger.calls.map((call) => truthOf(call, clock.now()))
  const table = new CallsTable(desk.store)
  const views = await allCalls(desk)
  const differences: string[] = []
  const byOutcome: Record<string, number> = {}
  let refused = 0
  const told = new Set<string>()
  for (const view of views) {
    const call = await table.find(view.id)
    const truth = truths.find(({ customField }) => customField !== null && customField === call?.correlation)
    byOutcome[view.status] = (byOutcome[view.status] ?? 0) + 1
    if (truth === undefined) {
      refused += 1
      if (call?.placement !== 'refused')
        differences.push(`${view.id} is ${view.status} and the stand-in has no such call`)
      continue
    }
    told.add(truth.sid)
    const difference = differenceOf(view, truth)
    if (difference !== null) differences.push(difference)
  }
  for (const { sid, customField } of truths) {
    if (!told.has(sid)) differences.push(`The desk does not know the call ${sid} (${customField})`)
  }
  return { placed: truths.length, refused, byOutcome, differences, violations: ledger.violations.length }
}

function differenceOf(view: CallView, truth: CallTruth): string | null {
  const expected = wordFor(truth)
  if (view.status !== expected)
    return `${view.id} is ${view.status}, and was ${expected}: ${JSON.stringify(truth)}`
  if (view.talkSeconds !== truth.talkSeconds) {
    return `${view.id} has ${view.talkSeconds} s of talk, and had ${truth.talkSeconds}`
  }
  const priced = view.status === 'completed' && Number(view.price) !== Number(truth.price)
  return priced ? `${view.id} costs ${view.price}, and cost ${truth.price}` : null
}

/** The console's word for what the stand-in says really happened; written from the provider's reference, §4.1. */
function wordFor({ status, leg1Status, leg2Status }: CallTruth): CallStatus {
  switch (status) {
    case 'completed':
      return 'completed'
    case 'busy':
      return 'busy'
    case 'no-answer':
      return leg1Status === 'completed' ? 'no-answer' : 'agent-unavailable'
    case 'canceled':
      return 'canceled'
    case 'failed':
      return leg2Status === 'canceled' ? 'canceled' : 'failed'
    default:
      return 'in-progress'
  }
}
