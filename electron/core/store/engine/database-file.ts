/** Pages of SQLite never lie across two of these. Small, for a chunk is what is copied while a snapshot holds it. */
export const chunkBytes = 256 * 1024

/** The database as a file, in chunks that threads share; the last one is as large as the others. */
export type FileChunks = { readonly bytes: number; readonly chunks: readonly SharedArrayBuffer[] }

/** The file as it was at one instant; `written[0]` counts the chunks that its holder needs no more. */
export type FrozenFile = FileChunks & { readonly written: Int32Array<SharedArrayBuffer> }

export function chunksFor(bytes: number): SharedArrayBuffer[] {
  return Array.from({ length: Math.ceil(bytes / chunkBytes) }, () => new SharedArrayBuffer(chunkBytes))
}

/**
 * The file that the engine's rows lie in. sql.js keeps a file as one array that it copies whenever it grows; this
 * stands in for that array, with the few of its members that sql.js uses. It grows by a chunk at a time, and freezing
 * it costs nothing: what is written to a chunk that somebody holds goes to a copy of the chunk.
 */
export class DatabaseFile {
  /** More than any file: sql.js never asks for a larger array. */
  readonly length = Number.MAX_SAFE_INTEGER
  readonly #chunks: Uint8Array<SharedArrayBuffer>[]
  #bytes: number
  #held = new Set<number>()
  #written: Int32Array<SharedArrayBuffer> | null = null
  /** How often the file was written to. */
  writes = 0

  constructor({ bytes, chunks }: FileChunks) {
    this.#bytes = bytes
    this.#chunks = chunks.map((chunk) => new Uint8Array(chunk))
  }

  /** What a new database of sql.js is to be made of: it takes the length, then a slice of everything. */
  asData(): Uint8Array {
    const data = { length: this.#bytes, slice: () => this, subarray: () => this }
    // sql.js only uses these three of the array it is given.
    return data as unknown as Uint8Array
  }

  subarray(begin: number, end: number): Uint8Array {
    const first = Math.floor(begin / chunkBytes)
    if (end <= (first + 1) * chunkBytes) {
      return this.#chunk(first).subarray(begin - first * chunkBytes, end - first * chunkBytes)
    }
    const joined = new Uint8Array(end - begin)
    for (const { index, from, to, at } of spansOf(begin, end)) {
      joined.set(this.#chunk(index).subarray(from, to), at)
    }
    return joined
  }

  set(bytes: Uint8Array, begin: number): void {
    this.writes += 1
    const end = begin + bytes.length
    for (const { index, from, to, at } of spansOf(begin, end)) {
      this.#chunkToWrite(index).set(bytes.subarray(at, at + to - from), from)
    }
    this.#bytes = Math.max(this.#bytes, end)
  }

  /** The file as it is now. Ends the holding of an earlier one. */
  freeze(): FrozenFile {
    const written = new Int32Array(new SharedArrayBuffer(4))
    this.#written = written
    this.#held = new Set(this.#chunks.keys())
    return { bytes: this.#bytes, chunks: this.#chunks.map(({ buffer }) => buffer), written }
  }

  #chunk(index: number): Uint8Array<SharedArrayBuffer> {
    const chunk = this.#chunks[index]
    if (chunk === undefined) throw new RangeError(`The database has no chunk ${index}`)
    return chunk
  }

  #chunkToWrite(index: number): Uint8Array<SharedArrayBuffer> {
    while (this.#chunks.length <= index) this.#chunks.push(new Uint8Array(new SharedArrayBuffer(chunkBytes)))
    const chunk = this.#chunk(index)
    const wasHeld = this.#held.delete(index)
    if (!wasHeld || this.#written === null || Atomics.load(this.#written, 0) > index) return chunk
    const copy = new Uint8Array(new SharedArrayBuffer(chunkBytes))
    copy.set(chunk)
    this.#chunks[index] = copy
    return copy
  }
}

type Span = { readonly index: number; readonly from: number; readonly to: number; readonly at: number }

/** The parts of chunks that make up a stretch of the file; `at` counts from the beginning of the stretch. */
function* spansOf(begin: number, end: number): Generator<Span> {
  for (let position = begin; position < end; ) {
    const index = Math.floor(position / chunkBytes)
    const start = index * chunkBytes
    const stop = Math.min(end, start + chunkBytes)
    yield { index, from: position - start, to: stop - start, at: position - begin }
    position = stop
  }
}
