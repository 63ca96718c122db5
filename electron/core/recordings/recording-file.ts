import type { FileAnswer } from '../console-types.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { Recordings } from './recordings.ts'

export type FileRequest = {
  readonly kind: string
  readonly id: string
  readonly ticket: string
  /** A Range header's value. */
  readonly range: string | null
}

const nothing: FileAnswer = { status: 404, headers: {}, body: null }

/** Answers `/files/recording/{call}` to a window; whatever cannot be opened is not there. */
export async function openRecordingFile(recordings: Recordings, request: FileRequest): Promise<FileAnswer> {
  if (request.kind !== 'recording' || recordings.callOf(request.ticket) !== request.id) return nothing
  try {
    const audio = await recordings.open(request.ticket, request.range)
    if (audio === null) return nothing
    const { status, contentType, contentLength, contentRange, body } = audio
    return {
      status,
      headers: {
        'Content-Type': contentType,
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'no-store',
        ...(contentLength === null ? {} : { 'Content-Length': String(contentLength) }),
        ...(contentRange === null ? {} : { 'Content-Range': contentRange }),
      },
      body,
    }
  } catch (thrown) {
    if (thrown instanceof ProviderError) return nothing
    throw thrown
  }
}
