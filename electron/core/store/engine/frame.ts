import { crc32 } from 'node:zlib'

/**
 * A record of the journal on disk: this header in clear, the sealed entries, the seal's tag. The header's own checksum
 * tells a record from what a torn write left behind without opening the seal; the seal covers the header too.
 */
export type FrameHeader = {
  /** Length of the sealed entries in bytes, without the tag. */
  readonly length: number
  /** Never used twice in one segment, not even after a write that failed. */
  readonly nonce: number
  /** The number of the record's first group, or of the next one when it holds none. */
  readonly firstGroup: number
  /** Likewise for raw events. */
  readonly firstRaw: number
}

export const frameHeaderBytes = 28
export const tagBytes = 16
export const frameMagic = Buffer.from('mkFr', 'latin1')

export function encodeFrameHeader(header: FrameHeader): Buffer {
  const bytes = Buffer.alloc(frameHeaderBytes)
  frameMagic.copy(bytes)
  bytes.writeUInt32LE(header.length, 4)
  bytes.writeUInt32LE(header.nonce, 8)
  bytes.writeUIntLE(header.firstGroup, 12, 6)
  bytes.writeUIntLE(header.firstRaw, 18, 6)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 24)), 24)
  return bytes
}

/** Null when these bytes do not begin a record. */
export function decodeFrameHeader(bytes: Buffer): FrameHeader | null {
  if (bytes.length < frameHeaderBytes || !bytes.subarray(0, 4).equals(frameMagic)) return null
  if (bytes.readUInt32LE(24) !== crc32(bytes.subarray(0, 24))) return null
  return {
    length: bytes.readUInt32LE(4),
    nonce: bytes.readUInt32LE(8),
    firstGroup: bytes.readUIntLE(12, 6),
    firstRaw: bytes.readUIntLE(18, 6),
  }
}
