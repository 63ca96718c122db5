import type { AnswerBody } from './answer-body.ts'
import { memberOf } from './member-of.ts'

/** How v1 words a refusal, in JSON and XML alike. */
export type RestException = {
  readonly status: number | null
  readonly code: string | null
  readonly message: string
}

/** The refusal inside an answer. A plain text is its own message. Null when the answer is none. */
export function restExceptionOf(body: AnswerBody): RestException | null {
  if (body.kind === 'empty') return null
  if (body.kind === 'text') return { status: null, code: null, message: body.text }
  const exception = memberOf(body.value, 'RestException')
  if (exception === undefined) return null
  const status = Number(wordOf(memberOf(exception, 'Status')))
  return {
    status: Number.isInteger(status) && status >= 400 && status <= 599 ? status : null,
    code: wordOf(memberOf(exception, 'Code')),
    message: wordOf(memberOf(exception, 'Message')) ?? '',
  }
}

/** Numbers and strings are used for one and the same field. */
function wordOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
