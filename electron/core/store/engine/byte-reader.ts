/** Reads what `ByteWriter` wrote. Reading past the end throws a RangeError. */
export class ByteReader {
  readonly #bytes: Buffer
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get position(): number {
    return this.#position
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#advance(1))
  }

  short(): number {
    return this.#bytes.readUInt16LE(this.#advance(2))
  }

  count(): number {
    return this.#bytes.readUInt32LE(this.#advance(4))
  }

  int(): number {
    return this.#bytes.readInt32LE(this.#advance(4))
  }

  number(): number {
    return this.#bytes.readDoubleLE(this.#advance(8))
  }

  text(): string {
    const length = this.count()
    const start = this.#advance(length)
    return this.#bytes.toString('utf8', start, start + length)
  }

  /** A copy. */
  bytes(): Uint8Array<ArrayBuffer> {
    const length = this.count()
    const start = this.#advance(length)
    return new Uint8Array(this.#bytes.subarray(start, start + length))
  }

  skip(length: number): void {
    this.#advance(length)
  }

  #advance(length: number): number {
    const start = this.#position
    if (start + length > this.#bytes.length) throw new RangeError('The record ends too early')
    this.#position = start + length
    return start
  }
}
