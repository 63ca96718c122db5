import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ByteWriter } from './byte-writer.ts'
import type { DiskSpace } from './disk-space.ts'
import { syncFolder } from './durable-files.ts'
import { type SegmentStart, writeSegmentStart } from './entry-codec.ts'
import { FileCipher, saltBytes } from './file-cipher.ts'
import { encodeFrameHeader, type FrameHeader } from './frame.ts'
import { encodeSegmentHead, journalVersion, placeOf, segmentHeadBytes, segmentName } from './segment-head.ts'

export type NewSegment = {
  readonly folder: string
  readonly number: number
  readonly storeKey: Uint8Array
  readonly space: DiskSpace
  readonly start: SegmentStart
  readonly firstGroup: number
  readonly firstRaw: number
}

/** Raw events that follow each other, the first of which has this number. */
export type RawRecord = { readonly payload: Uint8Array; readonly firstRaw: number }

/** The segment that records are appended to. Every opening begins a fresh one, so no key ever meets a nonce twice. */
export class SegmentWriter {
  readonly #descriptor: number
  readonly #number: number
  readonly #cipher: FileCipher
  readonly #space: DiskSpace
  /** Where the next record goes: behind the last one that is durable. */
  #end = segmentHeadBytes
  #nonce = 0
  /** Set when a record failed half-way; what it left is cut off before anything else is written. */
  #torn = false

  private constructor(descriptor: number, segment: NewSegment, salt: Uint8Array) {
    this.#descriptor = descriptor
    this.#number = segment.number
    this.#cipher = new FileCipher(segment.storeKey, salt, 'journal')
    this.#space = segment.space
  }

  /** The file has its name only once its start is durable: a segment that is there can be read. */
  static create(segment: NewSegment): SegmentWriter {
    return SegmentWriter.#make(segment, [])
  }

  /** Puts a segment with these records in the place of one that nobody writes to. */
  static rewrite(segment: NewSegment, records: readonly RawRecord[]): void {
    SegmentWriter.#make(segment, records).close()
  }

  static #make(segment: NewSegment, records: readonly RawRecord[]): SegmentWriter {
    const path = join(segment.folder, segmentName(segment.number))
    const aside = `${path}.tmp`
    const salt = randomBytes(saltBytes)
    const descriptor = openSync(aside, 'w', 0o600)
    try {
      const writer = new SegmentWriter(descriptor, segment, salt)
      const head = encodeSegmentHead({ version: journalVersion, number: segment.number, salt })
      segment.space.write(descriptor, head, 0)
      const entries = new ByteWriter()
      writeSegmentStart(entries, segment.start)
      writer.append(entries.take(), segment.firstGroup, segment.firstRaw)
      for (const { payload, firstRaw } of records) writer.append(payload, segment.firstGroup, firstRaw)
      fsyncSync(descriptor)
      renameSync(aside, path)
      syncFolder(segment.folder)
      return writer
    } catch (failure) {
      closeSync(descriptor)
      rmSync(aside, { force: true })
      throw failure
    }
  }

  get number(): number {
    return this.#number
  }

  get bytes(): number {
    return this.#end
  }

  /** Returns when the record is durable. When it throws, nothing of it is left, or will be before the next one. */
  append(payload: Uint8Array, firstGroup: number, firstRaw: number): void {
    this.repair()
    const record = this.#sealed({ length: payload.length, nonce: this.#nonce, firstGroup, firstRaw }, payload)
    this.#nonce += 1
    this.#torn = true
    try {
      this.#space.write(this.#descriptor, record, this.#end)
      fdatasyncSync(this.#descriptor)
    } catch (failure) {
      this.#tryToRepair()
      throw failure
    }
    this.#torn = false
    this.#end += record.length
  }

  /** Cuts off what a failed record left. A record that was refused must not come back after a crash. */
  repair(): void {
    if (!this.#torn) return
    ftruncateSync(this.#descriptor, this.#end)
    fdatasyncSync(this.#descriptor)
    this.#torn = false
  }

  close(): void {
    this.#tryToRepair()
    closeSync(this.#descriptor)
  }

  #tryToRepair(): void {
    try {
      this.repair()
    } catch {
      // Tried again before the next record; until that succeeds nothing is acknowledged.
    }
  }

  #sealed(header: FrameHeader, payload: Uint8Array): Buffer {
    const bytes = encodeFrameHeader(header)
    const place = placeOf(this.#number, this.#end, bytes)
    return Buffer.concat([bytes, ...this.#cipher.seal([payload], header.nonce, place)])
  }
}
