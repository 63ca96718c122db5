/**
 * A file of chunks, each sealed for itself under the file's own key, so that any range can be read without the rest.
 * The chunk's number is its nonce: a chunk that was moved does not open.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'

const algorithm = 'aes-256-gcm'
const tagBytes = 16
const chunkBytes = 64 * 1024
export const chunkKeyBytes = 32

/** What a file of so much audio measures on disk. */
export function sealedLength(bytes: number): number {
  return bytes + Math.ceil(bytes / chunkBytes) * tagBytes
}

/** Writes all that comes, flushes it, and answers how many bytes of audio it was. Never more than `most`. */
export async function writeSealed(
  path: string,
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
  most: number,
): Promise<number | 'too-large'> {
  const file = await open(path, 'wx', 0o600)
  try {
    let waiting: Buffer = Buffer.alloc(0)
    let bytes = 0
    let index = 0
    for await (const piece of source) {
      bytes += piece.length
      if (bytes > most) return 'too-large'
      waiting = Buffer.concat([waiting, piece])
      for (; waiting.length >= chunkBytes; waiting = waiting.subarray(chunkBytes)) {
        await writeWhole(file, seal(waiting.subarray(0, chunkBytes), key, index))
        index += 1
      }
    }
    if (waiting.length > 0) await writeWhole(file, seal(waiting, key, index))
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

/** The audio from `from` to before `until`. Fails in the middle when a chunk is not what was sealed there. */
export function readSealed(path: string, key: Uint8Array, from: number, until: number): Readable {
  return Readable.from(chunksOf(path, key, from, until), { objectMode: false })
}

async function* chunksOf(path: string, key: Uint8Array, from: number, until: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    for (let place = from; place < until; ) {
      const index = Math.floor(place / chunkBytes)
      const chunk = await readChunk(file, key, index)
      const start = place - index * chunkBytes
      const piece = chunk.subarray(start, Math.min(chunk.length, until - index * chunkBytes))
      if (piece.length === 0) throw new Error('A sealed recording ends too early')
      place += piece.length
      yield piece
    }
  } finally {
    await file.close()
  }
}

async function readChunk(file: FileHandle, key: Uint8Array, index: number): Promise<Buffer> {
  const sealedBytes = chunkBytes + tagBytes
  const buffer = Buffer.alloc(sealedBytes)
  const { bytesRead } = await file.read(buffer, 0, sealedBytes, index * sealedBytes)
  if (bytesRead <= tagBytes) throw new Error('A sealed recording ends too early')
  const end = bytesRead - tagBytes
  const decipher = createDecipheriv(algorithm, key, nonceOf(index))
  decipher.setAuthTag(buffer.subarray(end, bytesRead))
  return Buffer.concat([decipher.update(buffer.subarray(0, end)), decipher.final()])
}

function seal(plain: Uint8Array, key: Uint8Array, index: number): Buffer {
  const cipher = createCipheriv(algorithm, key, nonceOf(index))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function nonceOf(index: number): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntLE(index, 0, 6)
  return nonce
}

/** A file system may take fewer bytes than it was given. */
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten
  }
}
