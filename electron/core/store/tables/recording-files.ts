import type { Statement, Store } from '../store.ts'

/** A recording that lies sealed in the home. */
export type StoredRecording = {
  readonly callId: string
  readonly fileName: string
  readonly key: Uint8Array
  /** Length of the audio. */
  readonly bytes: number
  readonly contentType: string
  readonly fetchedAt: number
}

export class RecordingFilesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async find(callId: string): Promise<StoredRecording | null> {
    const row = await this.#store.read
      .selectFrom('recording_file')
      .selectAll()
      .where('call_id', '=', callId)
      .executeTakeFirst()
    if (!row) return null
    return {
      callId: row.call_id,
      fileName: row.file_name,
      key: row.key,
      bytes: row.bytes,
      contentType: row.content_type,
      fetchedAt: row.fetched_at,
    }
  }

  async fileNames(): Promise<ReadonlySet<string>> {
    const rows = await this.#store.read.selectFrom('recording_file').select('file_name').execute()
    return new Set(rows.map((row) => row.file_name))
  }

  put(recording: StoredRecording): Statement {
    const columns = {
      file_name: recording.fileName,
      key: recording.key,
      bytes: recording.bytes,
      content_type: recording.contentType,
      fetched_at: recording.fetchedAt,
    }
    return {
      query: this.#store.read
        .insertInto('recording_file')
        .values({ call_id: recording.callId, ...columns })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(columns))
        .compile(),
    }
  }

  remove(callId: string): Statement {
    return { query: this.#store.read.deleteFrom('recording_file').where('call_id', '=', callId).compile() }
  }
}
