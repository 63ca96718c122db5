/** Values written one behind the other, little-endian; grows as needed. */
export class ByteWriter {
  #bytes: Buffer<ArrayBuffer>
  #length = 0

  constructor(capacity = 4096) {
    // Not from Node's shared pool: what is taken is handed over to another thread as a whole.
    this.#bytes = Buffer.allocUnsafeSlow(capacity)
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    this.#room(1)
    this.#length = this.#bytes.writeUInt8(value, this.#length)
  }

  short(value: number): void {
    this.#room(2)
    this.#length = this.#bytes.writeUInt16LE(value, this.#length)
  }

  /** 0 to 2³² − 1. */
  count(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeUInt32LE(value, this.#length)
  }

  int(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeInt32LE(value, this.#length)
  }

  number(value: number): void {
    this.#room(8)
    this.#length = this.#bytes.writeDoubleLE(value, this.#length)
  }

  text(value: string): void {
    // A UTF-16 unit takes three bytes at most.
    this.#room(4 + value.length * 3)
    const written = this.#bytes.write(value, this.#length + 4)
    this.#bytes.writeUInt32LE(written, this.#length)
    this.#length += 4 + written
  }

  bytes(value: Uint8Array): void {
    this.#room(4 + value.length)
    this.#bytes.writeUInt32LE(value.length, this.#length)
    this.#bytes.set(value, this.#length + 4)
    this.#length += 4 + value.length
  }

  /** Writes a count over an earlier one, for lengths that are known only afterwards. */
  countAt(position: number, value: number): void {
    this.#bytes.writeUInt32LE(value, position)
  }

  /** What was written, in a buffer that nothing else uses; the writer starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.allocUnsafeSlow(4096)
    this.#length = 0
    return taken
  }

  #room(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
