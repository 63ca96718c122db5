import { createExotelProvider, type ExotelOptions } from '../../../electron/core/exotel/exotel-provider.ts'
import type { Disposable as Owned } from '../../../electron/core/lifetime.ts'
import type { TelecomProvider } from '../../../electron/core/telecom/telecom-provider.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { RecordedLog } from '../../support/recorded-log.ts'

export const accountSid = 'acme1'
export const apiKey = 'key-of-acme'
export const apiToken = 'token-of-acme'
export const basicAuthorization = `Basic ${Buffer.from(`${apiKey}:${apiToken}`).toString('base64')}`

export const agent = number('+919000000001')
export const customer = number('+919000000002')
export const line = number('+918040000001')
export const correlation = '0hc4v8d2k6m1p9q3r7s5t0wx'
export const callId = '0f1e2d3c4b5a69788796a5b4c3d21a5k'

export const connectRequest = { first: agent, second: customer, line, correlation, record: true } as const

/** As the provider answers a connect. */
export const connectAnswer = {
  Call: {
    Sid: callId,
    ParentCallSid: null,
    DateCreated: '2026-01-15 10:00:00',
    DateUpdated: '2026-01-15 10:00:00',
    AccountSid: accountSid,
    To: '09000000002',
    From: '09000000001',
    PhoneNumberSid: '08040000001',
    Status: 'in-progress',
    StartTime: '2026-01-15 10:00:00',
    EndTime: null,
    Duration: null,
    Price: null,
    Direction: 'outbound-api',
    RecordingUrl: null,
  },
} as const

export type TestProvider = AsyncDisposable & {
  readonly provider: TelecomProvider & Owned
  readonly clock: ManualClock
  readonly log: RecordedLog
}

/** A provider for a server that plays Exotel, on a clock moved by hand and without chance. */
export function testProvider(baseUrl: string, options: Partial<ExotelOptions> = {}): TestProvider {
  const clock = new ManualClock()
  const log = new RecordedLog()
  const provider = createExotelProvider({
    account: { accountSid, apiKey, apiToken, baseUrl },
    clock,
    log,
    random: () => 0.5,
    ...options,
  })
  return { provider, clock, log, [Symbol.asyncDispose]: async () => provider.dispose() }
}

/** Moves the clock on in steps until the work is done, whatever real sockets need in between. */
export async function withTime<Result>(
  clock: ManualClock,
  work: Promise<Result>,
  step = 100,
): Promise<Result> {
  let done = false
  const ended = () => {
    done = true
  }
  work.then(ended, ended)
  while (!done) await clock.advance(step)
  return work
}

export function number(text: string): E164 {
  const parsed = parsePhoneNumber(text)
  if (!parsed.ok) throw new Error(`Not a number: ${parsed.reason}`)
  return parsed.e164
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}
