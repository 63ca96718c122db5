import { AppError } from '../../../shared/app-error.ts'
import type { FileAnswer } from '../console-types.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { OpenedRecording, Recordings } from './recordings.ts'

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
    const opened = await recordings.open(request.ticket, request.range)
    return opened === null ? nothing : answerWith(opened)
  } catch (thrown) {
    // Why it cannot be had was said when the ticket was asked for.
    if (thrown instanceof ProviderError || thrown instanceof AppError) return nothing
    throw thrown
  }
}

function answerWith({ contentType, length, part, body }: OpenedRecording): FileAnswer {
  if (part === 'unsatisfiable') {
    return { status: 416, headers: { 'Content-Range': `bytes */${length}` }, body: null }
  }
  const { from, until } = part === 'whole' ? { from: 0, until: length } : part
  return {
    status: part === 'whole' ? 200 : 206,
    headers: {
      'Content-Type': contentType,
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-store',
      'Content-Length': String(until - from),
      ...(part === 'whole' ? {} : { 'Content-Range': `bytes ${from}-${until - 1}/${length}` }),
    },
    body,
  }
}
