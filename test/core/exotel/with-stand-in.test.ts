import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createExotelProvider } from '../../../electron/core/exotel/exotel-provider.ts'
import type { Disposable as Owned } from '../../../electron/core/lifetime.ts'
import type { Clock } from '../../../electron/core/ports.ts'
import type { TelecomProvider } from '../../../electron/core/telecom/telecom-provider.ts'
import type { StandIn } from '../../../electron/practice/stand-in.ts'
import { startStandIn } from '../../support/practice.ts'
import { RecordedLog } from '../../support/recorded-log.ts'
import { agent, collect, customer, line, number } from './test-provider.ts'

type Rehearsal = AsyncDisposable & {
  readonly provider: TelecomProvider & Owned
  readonly standIn: StandIn
  /** Moves practice on by so many minutes at once. */
  pass(minutes: number): void
}

/** The provider against the real stand-in for Exotel, both on its clock. */
async function rehearse(apiToken = 'practice'): Promise<Rehearsal> {
  let shift = 0
  const standIn = await startStandIn({ wall: { now: () => Date.now() + shift } })
  const { speed } = standIn.clock.origin
  const clock: Clock = {
    speed,
    now: () => standIn.clock.now(),
    wakeAt: (instant, wake) => {
      let cancelled = false
      standIn.clock.wakeAt(instant, () => cancelled || wake())
      return () => {
        cancelled = true
      }
    },
  }
  const provider = createExotelProvider({
    account: { accountSid: 'practice', apiKey: 'practice', apiToken, baseUrl: standIn.url },
    clock,
    log: new RecordedLog(),
  })
  return {
    provider,
    standIn,
    pass: (minutes) => {
      shift += (minutes * 60_000) / speed
    },
    async [Symbol.asyncDispose]() {
      await provider.dispose()
      await standIn.dispose()
    },
  }
}

const intent = (correlation: string, second = '+919000000100') => ({
  first: agent,
  second: number(second),
  line,
  correlation,
  record: true,
})

test('a call from its request to its recording', async () => {
  await using rehearsal = await rehearse()
  const { provider } = rehearsal
  const begun = rehearsal.standIn.clock.now()
  const outcome = await provider.connectTwoNumbers(intent('intent-of-a-talk'))
  if (outcome.kind !== 'accepted') throw outcome.error
  const { providerCallId } = outcome.report
  expect(outcome.report).toMatchObject({ source: 'connect-answer', firstNumber: agent, lineNumber: line })

  rehearsal.pass(60)
  expect(await provider.callDetails(providerCallId)).toMatchObject({
    status: 'completed',
    firstLeg: 'completed',
    secondLeg: 'completed',
    talkSeconds: 8,
    price: expect.stringMatching(/^\d+\.\d{3}$/),
  })
  expect(await provider.callDetailsOf([providerCallId, 'unknown0'])).toHaveLength(1)
  const query = { createdFrom: begun, createdTo: rehearsal.standIn.clock.now(), first: agent }
  const listed = await collect(provider.listCalls(query))
  expect(listed.map((report) => [report.providerCallId, report.correlation])).toEqual([
    [providerCallId, 'intent-of-a-talk'],
  ])

  const url = listed[0]?.recordingUrl ?? ''
  const recording = await provider.openRecording(url, 'bytes=0-99')
  expect(recording).toMatchObject({ status: 206, contentLength: 100 })
  expect((await buffer(recording.body)).toString('latin1', 0, 4)).toBe('RIFF')
})

test.each([
  ['+919000000106', 'refused', 'do-not-disturb'],
  ['+919000000107', 'unknown', 'outcome-unknown'],
  ['+919000000111', 'unavailable', 'service-unavailable'],
])('a call to %s is %s', async (second, kind, errorKind) => {
  await using rehearsal = await rehearse()
  const outcome = await rehearsal.provider.connectTwoNumbers(intent('intent-that-fails', second))
  expect(outcome).toMatchObject({ kind, error: { kind: errorKind } })
  expect(rehearsal.standIn.ledger.violations).toEqual([])
})

test('a call that is turned away once for its rate is placed, once', async () => {
  await using rehearsal = await rehearse()
  const outcome = await rehearsal.provider.connectTwoNumbers(intent('intent-to-wait', '+919000000110'))
  expect(outcome.kind).toBe('accepted')
  expect(rehearsal.standIn.ledger.calls).toHaveLength(1)
  expect(rehearsal.standIn.ledger.violations).toEqual([])
})

test('a person is put into a flow', async () => {
  await using rehearsal = await rehearse()
  const request = { first: customer, line, correlation: 'intent-of-a-flow', record: false, flowAppId: '926' }
  const outcome = await rehearsal.provider.connectToFlow(request)
  expect(outcome.kind).toBe('accepted')
  if (outcome.kind === 'accepted') expect(outcome.report.secondNumber).toBeNull()
})

test('a list of several pages is whole and in order', async () => {
  await using rehearsal = await rehearse()
  const { provider, standIn } = rehearsal
  const begun = standIn.clock.now()
  const placed = await Promise.all(
    Array.from({ length: 120 }, (_, i) => provider.connectTwoNumbers(intent(`intent-number-${i}`))),
  )
  expect(new Set(placed.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
  const reports = await collect(provider.listCalls({ createdFrom: begun, createdTo: standIn.clock.now() }))
  expect(reports).toHaveLength(120)
  expect(new Set(reports.map(({ providerCallId }) => providerCallId)).size).toBe(120)
  const created = reports.map(({ createdAt }) => createdAt ?? 0)
  expect(created).toEqual([...created].sort((left, right) => right - left))
})

test('account, balance and number metadata', async () => {
  await using rehearsal = await rehearse()
  const { provider } = rehearsal
  await provider.checkAccount()
  expect(await provider.balance()).toEqual({ amount: expect.stringMatching(/^\d+\.\d\d$/), currency: 'INR' })
  expect(await provider.numberMetadata(number('+919000000106'))).toMatchObject({
    kind: 'mobile',
    doNotDisturb: true,
  })
  expect(await provider.callDetails('unknown0')).toBeNull()
})

test('a wrong token is told as such', async () => {
  await using rehearsal = await rehearse('wrong')
  await expect(rehearsal.provider.checkAccount()).rejects.toMatchObject({
    kind: 'authentication',
    httpStatus: 401,
  })
})
