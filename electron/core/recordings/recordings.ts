import type { Readable } from 'node:stream'
import { AppError } from '../../../shared/app-error.ts'
import { MinuteTickets } from '../minute-tickets.ts'
import type { Clock } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import type { StoredRecording } from '../store/tables/recording-files.ts'
import { appErrorOf, ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import { parseByteRange } from './byte-range.ts'
import type { RecordingShelf } from './recording-shelf.ts'

/** A recording that cannot be had so long after its call does not come any more, milliseconds. */
const comesWithin = 2 * 3_600_000

/** `body` is null where the range lies outside of the recording. */
export type OpenedRecording = {
  readonly contentType: string
  readonly length: number
  readonly part: { readonly from: number; readonly until: number } | 'whole' | 'unsatisfiable'
  readonly body: Readable | null
}

export type RecordingsParts = {
  readonly calls: CallsTable
  readonly account: TelecomAccount
  readonly shelf: RecordingShelf
  readonly clock: Clock
}

/** Recordings, through the core: the provider's address and credentials never leave it, and it is asked once. */
export class Recordings {
  readonly #calls: CallsTable
  readonly #account: TelecomAccount
  readonly #shelf: RecordingShelf
  readonly #clock: Clock
  /** Each opens the recording of one call. */
  readonly #tickets: MinuteTickets<string>

  constructor({ calls, account, shelf, clock }: RecordingsParts) {
    this.#calls = calls
    this.#account = account
    this.#shelf = shelf
    this.#clock = clock
    this.#tickets = new MinuteTickets(clock)
  }

  /** A ticket that opens this call's recording for one minute; null when there is none (yet). */
  async ticket(callId: string): Promise<string | null> {
    const call = await this.#calls.find(callId)
    if (call === null || recordingOf(call) === null) return null
    return this.#tickets.give(callId)
  }

  /** The call that a ticket opens; null for a ticket that is unknown or has run out. */
  callOf(ticket: string): string | null {
    return this.#tickets.find(ticket)
  }

  /** Has the recording in the home, or says in one sentence why it cannot be had. @throws AppError */
  async prepare(callId: string): Promise<void> {
    const call = await this.#calls.find(callId)
    if (call === null || recordingOf(call) === null) {
      throw new AppError('not-found', 'There is no recording of this call yet.', {
        reason: 'recording-not-yet',
      })
    }
    try {
      await this.#fetched(call)
    } catch (thrown) {
      if (!(thrown instanceof ProviderError)) throw thrown
      throw this.#whyNot(call, thrown)
    }
  }

  /** Null when the provider has the recording no more. `range` is a Range header's value. @throws ProviderError, AppError */
  async open(ticket: string, range: string | null): Promise<OpenedRecording | null> {
    const callId = this.callOf(ticket)
    const call = callId === null ? null : await this.#calls.find(callId)
    if (call === null || recordingOf(call) === null) return null
    try {
      return this.#answer(await this.#fetched(call), range)
    } catch (thrown) {
      if (thrown instanceof ProviderError && thrown.kind === 'not-found') return null
      throw thrown
    }
  }

  #fetched(call: CallRecord): Promise<StoredRecording> {
    return this.#shelf.ensure(call.id, () =>
      this.#account.provider().openRecording(recordingOf(call) ?? '', null),
    )
  }

  #answer(recording: StoredRecording, range: string | null): OpenedRecording {
    const { contentType, bytes: length } = recording
    const part = parseByteRange(range, length)
    if (part === 'unsatisfiable') return { contentType, length, part, body: null }
    const { from, until } = part ?? { from: 0, until: length }
    return { contentType, length, part: part ?? 'whole', body: this.#shelf.read(recording, from, until) }
  }

  #whyNot(call: CallRecord, cause: ProviderError): AppError {
    if (cause.kind === 'invalid-request') {
      return new AppError('provider-refused', cause.message, { reason: 'recording-address' }, cause)
    }
    if (cause.kind !== 'not-found') return appErrorOf(cause)
    const old = this.#clock.now() - (call.facts.endedAt?.value ?? call.requestedAt) > comesWithin
    return old
      ? new AppError('not-found', 'Exotel has this recording no more.', { reason: 'recording-gone' }, cause)
      : new AppError(
          'not-found',
          'The recording is not there yet. Exotel needs a few minutes.',
          { reason: 'recording-not-yet' },
          cause,
        )
  }
}

function recordingOf(call: CallRecord): string | null {
  return call.facts.recordingUrl?.value ?? null
}
