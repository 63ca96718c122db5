import { randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { chunkBytes, chunksFor, type FileChunks, type FrozenFile } from './database-file.ts'
import { syncFolder, writeAll } from './durable-files.ts'
import { FileCipher, saltBytes } from './file-cipher.ts'
import { tagBytes } from './frame.ts'
import type { KeyRing } from './key-ring.ts'

/**
 * A snapshot on disk: a head in clear, then the database in pieces of one size, each sealed and bound to its place. The
 * head says how long the database is, so nothing can be missing at the end.
 */
type SnapshotHead = { readonly base: number; readonly databaseBytes: number; readonly salt: Uint8Array }

export type ReadSnapshot =
  | { readonly kind: 'read'; readonly file: FileChunks; readonly underOldKey: boolean }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged'; readonly what: string }

const version = 1
const magic = Buffer.from('MASKSNAP', 'latin1')
const headBytes = 8 + 2 + 4 + 6 + saltBytes + 4
/** Each piece is flushed by itself: one flush of everything would hold up those of the journal for its whole length. */
const pieceBytes = 2 << 20
const longestPauseMs = 50
const namePattern = /^snapshot-(\d{6,})\.sealed$/

export function snapshotName(base: number): string {
  return `snapshot-${String(base).padStart(6, '0')}.sealed`
}

/** The segment from which on the snapshot has to be replayed; null when the file is no snapshot. */
export function snapshotBase(name: string): number | null {
  const digits = namePattern.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

export type SnapshotPlace = { readonly folder: string; readonly keys: KeyRing; readonly base: number }

/**
 * The file gets its name when it is durable and has been read back. `beside`: something else is going on that wants
 * the disk and the processor too, so half of the time is left to it. Answers the file's bytes.
 */
export function writeSnapshot(
  { folder, keys: [storeKey], base }: SnapshotPlace,
  database: FrozenFile,
  beside: boolean,
): number {
  const path = join(folder, snapshotName(base))
  const aside = `${path}.tmp`
  const head = { base, databaseBytes: database.bytes, salt: randomBytes(saltBytes) }
  try {
    const descriptor = openSync(aside, 'w+', 0o600)
    try {
      writePieces(descriptor, head, storeKey, database, beside ? new Pace() : null)
      const failure = readPieces(descriptor, head, storeKey, () => {})
      if (failure !== null) throw new Error(`The snapshot cannot be read back: ${failure}`)
    } finally {
      closeSync(descriptor)
    }
    renameSync(aside, path)
    syncFolder(folder)
    return fileBytes(head)
  } catch (failure) {
    rmSync(aside, { force: true })
    throw failure
  }
}

export function readSnapshot(folder: string, name: string, keys: KeyRing): ReadSnapshot {
  const descriptor = openSync(join(folder, name), 'r')
  try {
    const head = decodeHead(readAt(descriptor, 0, headBytes))
    if (head === 'newer') return { kind: 'newer' }
    const named = snapshotBase(name)
    // A copy outside of the store has a name of its own.
    if (head === null || (named !== null && head.base !== named)) {
      return { kind: 'damaged', what: 'its beginning cannot be read' }
    }
    if (fstatSync(descriptor).size !== fileBytes(head))
      return { kind: 'damaged', what: 'its length is wrong' }
    const chunks = chunksFor(head.databaseBytes)
    const storeKey = keyOf(descriptor, head, keys)
    const failure = readPieces(descriptor, head, storeKey, (piece, at) => fill(chunks, piece, at))
    if (failure !== null) return { kind: 'damaged', what: failure }
    return { kind: 'read', file: { bytes: head.databaseBytes, chunks }, underOldKey: storeKey !== keys[0] }
  } finally {
    closeSync(descriptor)
  }
}

/** Whether a snapshot, or a copy of one, was sealed under the key; its first piece tells. */
export function snapshotOpens(path: string, key: Uint8Array): boolean {
  const descriptor = openSync(path, 'r')
  try {
    const head = decodeHead(readAt(descriptor, 0, headBytes))
    return head !== null && head !== 'newer' && readPieces(descriptor, head, key, () => {}, 1) === null
  } finally {
    closeSync(descriptor)
  }
}

/**
 * A copy under another name. It gets that name when it is durable and every piece of it has been opened.
 * Answers its bytes.
 */
export function copySnapshot({ folder, keys, base }: SnapshotPlace, to: string): number {
  const aside = `${to}.tmp`
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    copyFileSync(join(folder, snapshotName(base)), aside)
    const bytes = flushAndCheck(aside, keys)
    renameSync(aside, to)
    syncFolder(dirname(to))
    return bytes
  } catch (failure) {
    rmSync(aside, { force: true })
    throw failure
  }
}

function flushAndCheck(path: string, keys: KeyRing): number {
  const descriptor = openSync(path, 'r+')
  try {
    fdatasyncSync(descriptor)
    const head = decodeHead(readAt(descriptor, 0, headBytes))
    if (head === null || head === 'newer') throw new Error('The copy of a snapshot has no beginning')
    const failure = readPieces(descriptor, head, keyOf(descriptor, head, keys), () => {})
    if (failure !== null) throw new Error(`The copy of a snapshot cannot be read back: ${failure}`)
    return fileBytes(head)
  } finally {
    closeSync(descriptor)
  }
}

/** Pauses for as long as the work since the last pause took. */
class Pace {
  readonly #sleeper = new Int32Array(new SharedArrayBuffer(4))
  #since = performance.now()

  pause(): void {
    const worked = performance.now() - this.#since
    Atomics.wait(this.#sleeper, 0, 0, Math.min(worked, longestPauseMs))
    this.#since = performance.now()
  }
}

function writePieces(
  descriptor: number,
  head: SnapshotHead,
  storeKey: Uint8Array,
  database: FrozenFile,
  pace: Pace | null,
): void {
  const cipher = new FileCipher(storeKey, head.salt, 'snapshot')
  const headPart = encodeHead(head)
  writeAll(descriptor, headPart, 0)
  let position = headBytes
  for (let at = 0; at < database.bytes; at += pieceBytes) {
    for (const part of cipher.seal(pieceOf(database, at), at / pieceBytes, headPart)) {
      writeAll(descriptor, part, position)
      position += part.length
    }
    Atomics.store(database.written, 0, Math.ceil((at + pieceBytes) / chunkBytes))
    fdatasyncSync(descriptor)
    pace?.pause()
  }
  fdatasyncSync(descriptor)
}

/** The key that opens the first piece; where none does, the newest, under which the snapshot is found damaged. */
function keyOf(descriptor: number, head: SnapshotHead, keys: KeyRing): Uint8Array {
  if (keys.length === 1) return keys[0]
  return keys.find((key) => readPieces(descriptor, head, key, () => {}, 1) === null) ?? keys[0]
}

/** The chunks of one piece. Pieces are a whole number of chunks. */
function pieceOf({ bytes, chunks }: FileChunks, at: number): Uint8Array[] {
  const first = at / chunkBytes
  const end = Math.min(at + pieceBytes, bytes)
  return chunks
    .slice(first, first + pieceBytes / chunkBytes)
    .map((chunk, index) => new Uint8Array(chunk, 0, Math.min(chunkBytes, end - at - index * chunkBytes)))
}

function fill(chunks: readonly SharedArrayBuffer[], piece: Uint8Array, at: number): void {
  for (let from = 0; from < piece.length; from += chunkBytes) {
    const chunk = chunks[(at + from) / chunkBytes]
    if (chunk !== undefined) new Uint8Array(chunk).set(piece.subarray(from, from + chunkBytes))
  }
}

/** What is wrong with it, or null. */
function readPieces(
  descriptor: number,
  head: SnapshotHead,
  storeKey: Uint8Array,
  take: (piece: Uint8Array, at: number) => void,
  until = head.databaseBytes,
): string | null {
  const cipher = new FileCipher(storeKey, head.salt, 'snapshot')
  const headPart = encodeHead(head)
  let position = headBytes
  for (let at = 0; at < until; at += pieceBytes) {
    const sealedBytes = Math.min(pieceBytes, head.databaseBytes - at) + tagBytes
    const piece = cipher.open(readAt(descriptor, position, sealedBytes), at / pieceBytes, headPart)
    if (piece === null) return `the piece at byte ${position} cannot be read`
    take(piece, at)
    position += sealedBytes
  }
  return null
}

function fileBytes({ databaseBytes }: SnapshotHead): number {
  return headBytes + databaseBytes + Math.ceil(databaseBytes / pieceBytes) * tagBytes
}

function encodeHead({ base, databaseBytes, salt }: SnapshotHead): Buffer {
  const bytes = Buffer.alloc(headBytes)
  magic.copy(bytes)
  bytes.writeUInt16LE(version, 8)
  bytes.writeUInt32LE(base, 10)
  bytes.writeUIntLE(databaseBytes, 14, 6)
  bytes.set(salt, 20)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, headBytes - 4)), headBytes - 4)
  return bytes
}

function decodeHead(bytes: Buffer): SnapshotHead | 'newer' | null {
  if (bytes.length < headBytes || !bytes.subarray(0, 8).equals(magic)) return null
  if (bytes.readUInt32LE(headBytes - 4) !== crc32(bytes.subarray(0, headBytes - 4))) return null
  if (bytes.readUInt16LE(8) > version) return 'newer'
  const salt = new Uint8Array(bytes.subarray(20, 20 + saltBytes))
  return { base: bytes.readUInt32LE(10), databaseBytes: bytes.readUIntLE(14, 6), salt }
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  let read = 0
  while (read < length) {
    const more = readSync(descriptor, bytes, read, length - read, position + read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}
