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

  open(ticket: string, range: string | null): Promise<RecordingAudio | null> {
    return this.#recordings.open(ticket, range)
  }
}
