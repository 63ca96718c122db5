import type { ImportEncoding } from '../../../../shared/domain/booking-import.ts'

export type FileRefusal = 'empty-file' | 'binary-file' | 'spreadsheet-file'

const lookedAt = 64 * 1024

/** What kind of file is no table at all; null where it may be one. */
export function refusalOfFile(bytes: Uint8Array): FileRefusal | null {
  if (bytes.length === 0) return 'empty-file'
  // Spreadsheets are zip archives or, the old ones, compound documents.
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return 'spreadsheet-file'
  }
  const guessed = guessEncoding(bytes)
  const head = decodeText(bytes.subarray(0, lookedAt), guessed)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a text from anything else
  const odd = head.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return odd * 200 > head.length ? 'binary-file' : null
}

/** By its mark, by the zeros of UTF-16, by whether it reads as UTF-8; else what Excel writes in the west. */
export function guessEncoding(bytes: Uint8Array): ImportEncoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const zeros = [0, 0]
  const head = bytes.subarray(0, 4096)
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 5 && odd > even * 4) return 'utf-16le'
  if (even > head.length / 5 && even > odd * 4) return 'utf-16be'
  return mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** The text; bytes that are none become the sign for an unreadable letter. */
export function decodeText(bytes: Uint8Array, encoding: ImportEncoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/**
 * A few bad bytes in a file of good ones are bad bytes, not another encoding. Three bytes that are one letter, as all of
 * India's are, do not come about by chance.
 */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  let bad = 0
  let beyondAscii = 0
  let ofThreeBytes = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) bad += 1
    else if (code > 0x7f) beyondAscii += 1
    if (code > 0x7ff && code !== 0xfffd && code !== 0xfeff) ofThreeBytes += 1
  }
  return bad === 0 || ofThreeBytes > 0 || bad * 4 < beyondAscii
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
