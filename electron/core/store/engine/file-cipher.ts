import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { tagBytes } from './frame.ts'

export const saltBytes = 32

const algorithm = 'aes-256-gcm'

/**
 * Seals the pieces of one file under a key of its own, made from the store's key and the file's salt. Whoever seals
 * gives each piece a number that the file has not used, and binds it to its place.
 */
export class FileCipher {
  readonly #key: Uint8Array

  constructor(storeKey: Uint8Array, salt: Uint8Array, purpose: 'journal' | 'snapshot') {
    this.#key = new Uint8Array(hkdfSync('sha256', storeKey, salt, `maskline ${purpose}`, 32))
  }

  /** The sealed bytes, part by part, and their tag. */
  seal(plain: readonly Uint8Array[], nonce: number, place: Uint8Array): readonly Buffer[] {
    const cipher = createCipheriv(algorithm, this.#key, nonceOf(nonce))
    cipher.setAAD(place)
    const sealed = plain.map((part) => cipher.update(part))
    cipher.final()
    return [...sealed, cipher.getAuthTag()]
  }

  /** Null when the bytes are not what was sealed here under this number. `sealed` ends with the tag. */
  open(sealed: Uint8Array, nonce: number, place: Uint8Array): Buffer | null {
    const end = sealed.length - tagBytes
    if (end < 0) return null
    const decipher = createDecipheriv(algorithm, this.#key, nonceOf(nonce))
    decipher.setAAD(place)
    decipher.setAuthTag(sealed.subarray(end))
    const plain = decipher.update(sealed.subarray(0, end))
    try {
      decipher.final()
    } catch {
      return null
    }
    return plain
  }
}

function nonceOf(counter: number): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntLE(counter, 0, 6)
  return nonce
}
