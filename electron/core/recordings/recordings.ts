import { randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { RecordingStream } from '../telecom/telecom-provider.ts'

const ticketLifetime = 60_000

/** Recordings, streamed through the core: the provider's address and credentials never leave it. */
export class Recordings {
  readonly #calls: CallsTable
  readonly #account: TelecomAccount
  readonly #clock: Clock
  readonly #tickets = new Map<string, { readonly callId: string; readonly expiresAt: number }>()

  constructor(calls: CallsTable, account: TelecomAccount, clock: Clock) {
    this.#calls = calls
    this.#account = account
    this.#clock = clock
  }

  /** A ticket that opens this call's recording for one minute; null when there is none (yet). */
  async ticket(callId: string): Promise<string | null> {
    const call = await this.#calls.find(callId)
    if (call === null || recordingOf(call) === null) return null
    this.#dropExpired()
    const ticket = randomText(32)
    this.#tickets.set(ticket, { callId, expiresAt: this.#clock.now() + ticketLifetime * this.#clock.speed })
    return ticket
  }

  /** The call that a ticket opens; null for a ticket that is unknown or has run out. */
  callOf(ticket: string): string | null {
    this.#dropExpired()
    return this.#tickets.get(ticket)?.callId ?? null
  }

  /** Null when the provider has the recording no more. `range` is a Range header's value. @throws ProviderError */
  async open(ticket: string, range: string | null): Promise<RecordingStream | null> {
    const callId = this.callOf(ticket)
    const call = callId === null ? null : await this.#calls.find(callId)
    const url = call === null ? null : recordingOf(call)
    if (url === null) return null
    try {
      return await this.#account.provider().openRecording(url, range)
    } catch (thrown) {
      if (thrown instanceof ProviderError && thrown.kind === 'not-found') return null
      throw thrown
    }
  }

  #dropExpired(): void {
    const now = this.#clock.now()
    for (const [ticket, { expiresAt }] of this.#tickets) if (expiresAt <= now) this.#tickets.delete(ticket)
  }
}

function recordingOf(call: CallRecord): string | null {
  return call.facts.recordingUrl?.value ?? null
}
