import { writeAll } from './durable-files.ts'

/**
 * Where the journal's bytes go. Tests and rehearsals hand over a shared counter of bytes that are left, so that a full
 * disk can be had on any machine: like a real one it takes what still fits and then refuses.
 */
export class DiskSpace {
  readonly #left: BigInt64Array | null

  constructor(left: SharedArrayBuffer | null) {
    this.#left = left === null ? null : new BigInt64Array(left)
  }

  write(descriptor: number, bytes: Uint8Array, position: number): void {
    const left = this.#left === null ? bytes.length : Number(Atomics.load(this.#left, 0))
    const fits = Math.max(0, Math.min(left, bytes.length))
    writeAll(descriptor, bytes.subarray(0, fits), position)
    if (this.#left !== null) Atomics.sub(this.#left, 0, BigInt(fits))
    if (fits < bytes.length) throw Object.assign(new Error('ENOSPC: rehearsed'), { code: 'ENOSPC' })
  }
}

/** What a file system says when it will not take more; anything else is a bug or a broken machine. */
export const refusalCodes: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'EFBIG',
])
