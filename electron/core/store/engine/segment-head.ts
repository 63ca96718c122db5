import { crc32 } from 'node:zlib'
import { saltBytes } from './file-cipher.ts'

/** The first bytes of a segment, in clear. */
export type SegmentHead = { readonly version: number; readonly number: number; readonly salt: Uint8Array }

export const journalVersion = 1
export const segmentHeadBytes = 8 + 2 + 4 + saltBytes + 4

const magic = Buffer.from('MASKJRNL', 'latin1')
const namePattern = /^journal-(\d{6,})\.log$/

export function segmentName(number: number): string {
  return `journal-${String(number).padStart(6, '0')}.log`
}

/** Null when the file is no segment. */
export function segmentNumber(name: string): number | null {
  const digits = namePattern.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

export function encodeSegmentHead({ version, number, salt }: SegmentHead): Buffer {
  const bytes = Buffer.alloc(segmentHeadBytes)
  magic.copy(bytes)
  bytes.writeUInt16LE(version, 8)
  bytes.writeUInt32LE(number, 10)
  bytes.set(salt, 14)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, segmentHeadBytes - 4)), segmentHeadBytes - 4)
  return bytes
}

/** Null when these bytes begin no segment. */
export function decodeSegmentHead(bytes: Buffer): SegmentHead | null {
  if (bytes.length < segmentHeadBytes || !bytes.subarray(0, 8).equals(magic)) return null
  const checksum = bytes.readUInt32LE(segmentHeadBytes - 4)
  if (checksum !== crc32(bytes.subarray(0, segmentHeadBytes - 4))) return null
  return {
    version: bytes.readUInt16LE(8),
    number: bytes.readUInt32LE(10),
    salt: new Uint8Array(bytes.subarray(14, 14 + saltBytes)),
  }
}

/** Binds a record to where it lies. */
export function placeOf(segment: number, offset: number, header: Buffer): Buffer {
  const place = Buffer.alloc(12)
  place.writeUInt32LE(segment, 0)
  place.writeUIntLE(offset, 4, 6)
  return Buffer.concat([place, header])
}
