import { readAnswerBody } from './answer-body.ts'
import { errorOfRefusal, errorOfUnreadable, type RequestEffect } from './error-map.ts'
import type { HttpAnswer } from './http-exchange.ts'
import { restExceptionOf } from './rest-exception.ts'
import { parseRetryAfter } from './retry-after.ts'

/** Reads the document of an answer; null for what is not the answer it knows. */
export type ReadDocument<Answer> = (document: unknown) => Answer | null

/** @throws ProviderError when the answer is a refusal or cannot be read. */
export function readAnswer<Answer>(
  answer: HttpAnswer,
  effect: RequestEffect,
  now: number,
  read: ReadDocument<Answer>,
): Answer {
  const body = readAnswerBody(answer.text)
  const exception = restExceptionOf(body)
  const success = answer.status >= 200 && answer.status <= 299
  // A refusal may come under 200 too; then its own status counts.
  const refusedStatus = success ? (exception?.status ?? null) : answer.status
  if (refusedStatus !== null) {
    const retryAfterMs = parseRetryAfter(answer.header('retry-after'), answer.header('date'), now)
    throw errorOfRefusal({ status: refusedStatus, retryAfterMs, exception }, effect)
  }
  const result = body.kind === 'document' ? read(body.value) : null
  if (result === null) throw errorOfUnreadable(answer.status, effect)
  return result
}
