import { Readable } from 'node:stream'
import type {
  ApiAccount,
  ApiCall,
  ApiCallFilter,
  ApiCalls,
  ApiConfig,
  ApiConfigChange,
  ApiPorts,
  ApiRecordings,
  ClickToCall,
  PlacedCall,
  TestCall,
} from '../../../electron/core/api/api-ports.ts'

export const sampleCall: ApiCall = {
  id: 'call_1',
  providerCallId: 'sid-1',
  provider: 'exotel',
  bookingId: 'B-17',
  direction: 'outbound',
  status: 'completed',
  fromLabel: '•••• 3210',
  toLabel: '•••• 6789',
  lineLabel: '080 •••• 5990',
  talkSeconds: 61,
  price: '1.50',
  startedAt: Date.parse('2026-04-16T06:00:00Z'),
  answeredAt: Date.parse('2026-04-16T06:00:10Z'),
  endedAt: Date.parse('2026-04-16T06:01:11Z'),
  recordingAvailable: true,
  createdAt: Date.parse('2026-04-16T05:59:59Z'),
  updatedAt: Date.parse('2026-04-16T06:01:12Z'),
}

/** Places calls in memory; a test decides how the provider behaves. */
export class FakeCalls implements ApiCalls {
  readonly placed: (ClickToCall | TestCall)[] = []
  readonly filters: ApiCallFilter[] = []
  readonly #byCorrelation = new Map<string, PlacedCall>()
  calls: readonly ApiCall[] = [sampleCall]
  /** Runs after the intent is durable, before the answer. */
  provider: () => Promise<void> = async () => {}
  /** Runs before anything is recorded. */
  before: () => void = () => {}

  clickToCall(request: ClickToCall): Promise<PlacedCall> {
    return this.#place(request)
  }

  testCall(request: TestCall): Promise<PlacedCall> {
    return this.#place(request)
  }

  async placedFor(correlation: string): Promise<PlacedCall | null> {
    return this.#byCorrelation.get(correlation) ?? null
  }

  async page(filter: ApiCallFilter) {
    this.filters.push(filter)
    return { calls: this.calls, total: this.calls.length }
  }

  async find(providerCallId: string): Promise<ApiCall | null> {
    return this.calls.find((call) => call.providerCallId === providerCallId) ?? null
  }

  /** The provider's answer became known after all. */
  learn(correlation: string, providerCallId: string): void {
    const placed = this.#byCorrelation.get(correlation)
    if (placed) this.#byCorrelation.set(correlation, { ...placed, providerCallId })
  }

  async #place(request: ClickToCall | TestCall): Promise<PlacedCall> {
    this.before()
    this.placed.push(request)
    const placed: PlacedCall = {
      callId: `call_${this.placed.length}`,
      providerCallId: null,
      status: 'queued',
      fromLabel: '•••• 3210',
      toLabel: '•••• 6789',
      lineLabel: '080 •••• 5990',
    }
    this.#byCorrelation.set(request.correlation, placed)
    await this.provider()
    const named = { ...placed, providerCallId: `sid-${this.placed.length}` }
    this.#byCorrelation.set(request.correlation, named)
    return named
  }
}

export const audio = Buffer.from('0123456789'.repeat(100))

class FakeRecordings implements ApiRecordings {
  async ticket(providerCallId: string): Promise<string | null> {
    return providerCallId === 'sid-1' ? 'ticket-1' : null
  }

  async open(ticket: string, range: string | null) {
    if (ticket !== 'ticket-1') return null
    const contentType = 'audio/mpeg'
    if (range === null) {
      const body = Readable.from([audio])
      return { status: 200, contentType, contentLength: audio.length, contentRange: null, body } as const
    }
    const part = audio.subarray(10, 20)
    const contentRange = `bytes 10-19/${audio.length}`
    return { status: 206, contentType, contentLength: 10, contentRange, body: Readable.from([part]) } as const
  }
}

export class FakeAccount implements ApiAccount {
  readonly changes: { readonly change: ApiConfigChange; readonly keyId: string }[] = []
  reachable = true

  async status() {
    return {
      configured: true,
      reachable: this.reachable,
      accountSid: 'practice',
      latencyMs: this.reachable ? 12 : null,
      practice: false,
    }
  }

  features() {
    return {
      verifiedCalls: false,
      numberMasking: true,
      voiceStreaming: false,
      autoDialer: false,
      callQuality: false,
    }
  }

  async config(): Promise<ApiConfig> {
    return {
      serviceUrl: 'https://api.exotel.com',
      apiKeySet: true,
      apiTokenSet: true,
      accountSid: 'practice',
      subdomain: 'api.exotel.com',
      defaultLineLabel: '080 •••• 5990',
      dltEntityId: null,
    }
  }

  async changeConfig(change: ApiConfigChange, keyId: string): Promise<ApiConfig> {
    this.changes.push({ change, keyId })
    return this.config()
  }
}

/** Bookings and their sessions are tried with the real core. */
const here = () => Promise.reject(new Error('not here'))
const notHere = {
  ...{ put: here, find: here, call: here, placedFor: here, terminate: here, status: here, log: here },
}

export type FakeFeatures = ApiPorts & { readonly calls: FakeCalls; readonly account: FakeAccount }

export function fakeFeatures(): FakeFeatures {
  return {
    calls: new FakeCalls(),
    recordings: new FakeRecordings(),
    account: new FakeAccount(),
    bookings: notHere,
    masking: notHere,
    numberMasking: { mask: here },
  }
}
