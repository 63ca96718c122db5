/** `until` is the first byte that is not wanted any more. */
export type ByteRange = { readonly from: number; readonly until: number }

/** One range of bytes (RFC 9110 §14); null, for everything, when there is no header or it asks for what is not served. */
export function parseByteRange(header: string | null, length: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return null
  if (first === '') {
    const suffix = Math.min(Number(last), length)
    return suffix === 0 ? 'unsatisfiable' : { from: length - suffix, until: length }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return null
  if (from >= length) return 'unsatisfiable'
  return { from, until: last === '' ? length : Math.min(Number(last) + 1, length) }
}
