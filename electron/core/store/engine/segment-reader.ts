import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { readSegmentStart, type SegmentStart } from './entry-codec.ts'
import { FileCipher } from './file-cipher.ts'
import { decodeFrameHeader, type FrameHeader, frameHeaderBytes, frameMagic, tagBytes } from './frame.ts'
import type { KeyRing } from './key-ring.ts'
import {
  decodeSegmentHead,
  journalVersion,
  placeOf,
  type SegmentHead,
  segmentHeadBytes,
  segmentName,
} from './segment-head.ts'

export type Frame = {
  readonly header: FrameHeader
  readonly payload: Uint8Array<ArrayBuffer>
  /** Where the next record begins. */
  readonly end: number
}

/** What lies behind the last good record. */
export type SegmentTail =
  | { readonly kind: 'clean' }
  /** One record was being written when the machine or the process stopped; it was never acknowledged. */
  | { readonly kind: 'torn'; readonly at: number; readonly bytes: number }
  /** There are good records behind a bad one: bytes that had been durable have changed. */
  | { readonly kind: 'damaged'; readonly at: number }

export type OpenedSegment =
  | { readonly kind: 'segment'; readonly reader: SegmentReader }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' }

/** Reads the records of one segment, one at a time. */
export class SegmentReader {
  readonly number: number
  readonly start: SegmentStart
  readonly first: FrameHeader
  /** Not sealed under the newest of the keys. */
  readonly underOldKey: boolean
  readonly #descriptor: number
  readonly #cipher: FileCipher
  readonly #firstEnd: number

  private constructor(
    descriptor: number,
    head: SegmentHead,
    cipher: FileCipher,
    first: Frame,
    start: SegmentStart,
    underOldKey: boolean,
  ) {
    this.#descriptor = descriptor
    this.number = head.number
    this.#cipher = cipher
    this.first = first.header
    this.#firstEnd = first.end
    this.start = start
    this.underOldKey = underOldKey
  }

  static open(folder: string, number: number, keys: KeyRing): OpenedSegment {
    const descriptor = openSync(join(folder, segmentName(number)), 'r')
    try {
      const head = decodeSegmentHead(readAt(descriptor, 0, segmentHeadBytes))
      if (head !== null && head.version > journalVersion) {
        closeSync(descriptor)
        return { kind: 'newer', version: head.version }
      }
      if (head?.number === number) {
        for (const key of keys) {
          const cipher = new FileCipher(key, head.salt, 'journal')
          const first = readFrame(descriptor, cipher, number, segmentHeadBytes)
          const start = first === null ? null : readSegmentStart(first.payload)
          if (first !== null && start !== null) {
            const underOldKey = key !== keys[0]
            const reader = new SegmentReader(descriptor, head, cipher, first, start, underOldKey)
            return { kind: 'segment', reader }
          }
        }
      }
    } catch (failure) {
      closeSync(descriptor)
      throw failure
    }
    closeSync(descriptor)
    return { kind: 'damaged' }
  }

  /** The bytes of the file when it was looked at. */
  size(): number {
    return fstatSync(this.#descriptor).size
  }

  /** The records behind the segment's own first one, or from a position that an earlier frame gave as its end. */
  *frames(from = this.#firstEnd): Generator<Frame, SegmentTail> {
    let offset = from
    for (;;) {
      const frame = readFrame(this.#descriptor, this.#cipher, this.number, offset)
      if (frame === null) return this.#tail(offset)
      yield frame
      offset = frame.end
    }
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  #tail(offset: number): SegmentTail {
    const rest = readAt(this.#descriptor, offset, this.size() - offset)
    if (rest.length === 0) return { kind: 'clean' }
    for (let at = rest.indexOf(frameMagic, 1); at !== -1; at = rest.indexOf(frameMagic, at + 1)) {
      if (readFrame(this.#descriptor, this.#cipher, this.number, offset + at) !== null) {
        return { kind: 'damaged', at: offset }
      }
    }
    return { kind: 'torn', at: offset, bytes: rest.length }
  }
}

/** Null when no good record lies there. */
function readFrame(descriptor: number, cipher: FileCipher, segment: number, offset: number): Frame | null {
  const headerBytes = readAt(descriptor, offset, frameHeaderBytes)
  const header = decodeFrameHeader(headerBytes)
  if (header === null) return null
  const sealedLength = header.length + tagBytes
  const sealed = readAt(descriptor, offset + frameHeaderBytes, sealedLength)
  if (sealed.length < sealedLength) return null
  const plain = cipher.open(sealed, header.nonce, placeOf(segment, offset, headerBytes))
  if (plain === null) return null
  return { header, payload: new Uint8Array(plain), end: offset + frameHeaderBytes + sealedLength }
}

/** Fewer bytes than asked for at the end of the file. */
function readAt(descriptor: number, position: number, length: number): Buffer {
  const left = Math.max(0, fstatSync(descriptor).size - position)
  const bytes = Buffer.allocUnsafeSlow(Math.min(length, left))
  let read = 0
  while (read < bytes.length) {
    const more = readSync(descriptor, bytes, read, bytes.length - read, position + read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}
