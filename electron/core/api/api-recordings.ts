import type { Recordings } from '../recordings/recordings.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import type { ApiRecordings, RecordingAudio } from './api-ports.ts'

/** Recordings as the integration API asks for them: by the provider's call id. */
export class RecordingsForApi implements ApiRecordings {
  readonly #recordings: Recordings
  readonly #calls: CallsTable

  constructor(recordings: Recordings, calls: CallsTable) {
    this.#recordings = recordings
    this.#calls = calls
  }

  async ticket(providerCallId: string): Promise<string | null> {
    const [call] = await this.#calls.byProviderCallIds('exotel', [providerCallId])
    return call === undefined ? null : this.#recordings.ticket(call.id)
  }

  async open(ticket: string, range: string | null): Promise<RecordingAudio | null> {
    const opened = await this.#recordings.open(ticket, range)
    if (opened === null) return null
    const { contentType, length, part, body } = opened
    // A range outside of the recording is answered with all of it, as a server may.
    if (part === 'unsatisfiable' || body === null) return this.open(ticket, null)
    if (part === 'whole') return { status: 200, contentType, contentLength: length, contentRange: null, body }
    const contentRange = `bytes ${part.from}-${part.until - 1}/${length}`
    return { status: 206, contentType, contentLength: part.until - part.from, contentRange, body }
  }
}
