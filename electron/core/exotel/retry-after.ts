/**
 * Milliseconds to wait, from a `Retry-After` in seconds or as a date. A date is compared with the answer's own `Date`
 * where there is one, for the two clocks need not agree. Null when it says nothing that can be read.
 */
export function parseRetryAfter(retryAfter: string | null, date: string | null, now: number): number | null {
  const text = retryAfter?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const instant = Date.parse(text)
  // Without letters it is no date, though `Date.parse` takes almost anything for one.
  if (Number.isNaN(instant) || !/[a-z]{3}/i.test(text)) return null
  const answeredAt = Date.parse(date ?? '')
  return Math.max(0, instant - (Number.isNaN(answeredAt) ? now : answeredAt))
}
