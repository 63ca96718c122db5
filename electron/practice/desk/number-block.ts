/**
 * India reserves no numbers for stories. All of practice keeps to one block of ten thousand, +91 90000 00000 to 09999,
 * and nothing but the stand-in ever dials them.
 */
const block = '+91900000'

/** The customer of a rehearsal: the number ends in the two digits that decide the call. */
export function rehearsalNumber(ending: number): string {
  return inBlock(ending)
}

/** Numbers upward from one, past those whose endings decide a call. */
export function plainNumbers(from: number): () => string {
  let next = from
  return () => {
    while (next % 100 <= 11) next += 1
    const number = inBlock(next)
    next += 1
    return number
  }
}

function inBlock(last: number): string {
  return `${block}${String(last).padStart(4, '0')}`
}
