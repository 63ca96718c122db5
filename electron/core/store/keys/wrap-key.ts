import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { WordsSlot } from './key-slots.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const saltBytes = 16
/** About 0.3 s and 128 MB for each guess. */
export const usualWordsCost = 1 << 17
const blockSize = 8

export const storeKeyBytes = 32

/** Base64 of nonce, sealed key and tag. */
export function wrapKey(key: Uint8Array, wrappingKey: Uint8Array): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, wrappingKey, nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
}

/** Null when it is not the key that it was wrapped with. */
export function unwrapKey(wrapped: string, wrappingKey: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(wrapped, 'base64')
  if (bytes.length !== nonceBytes + storeKeyBytes + tagBytes) return null
  const decipher = createDecipheriv(algorithm, wrappingKey, bytes.subarray(0, nonceBytes))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const key = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  try {
    decipher.final()
  } catch {
    return null
  }
  return new Uint8Array(key)
}

export async function wrapWithWords(
  kind: WordsSlot['kind'],
  key: Uint8Array,
  words: string,
  cost = usualWordsCost,
): Promise<WordsSlot> {
  const salt = randomBytes(saltBytes)
  const sealed = wrapKey(key, await stretch(words, salt, cost))
  return { kind, salt: salt.toString('base64'), cost, sealed }
}

export async function unwrapWithWords(slot: WordsSlot, words: string): Promise<Uint8Array | null> {
  return unwrapKey(slot.sealed, await stretch(words, Buffer.from(slot.salt, 'base64'), slot.cost))
}

function stretch(words: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const maxmem = 256 * cost * blockSize
  return new Promise((resolve, reject) => {
    // The same words give the same bytes on every system only in one normal form.
    scrypt(words.normalize('NFKC'), salt, 32, { N: cost, r: blockSize, p: 1, maxmem }, (failure, key) => {
      if (failure) reject(failure)
      else resolve(key)
    })
  })
}
