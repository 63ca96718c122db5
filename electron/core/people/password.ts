import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** N of OWASP's first choice for scrypt (with r = 8, p = 1): about 128 MiB and a third of a second per guess. */
export const usualPasswordCost = 2 ** 17
const [blockSize, parallel] = [8, 1]
const maxmem = 256 * 1024 * 1024
const keyLength = 32

type Derivation = { readonly N: number; readonly r: number; readonly p: number }

/**
 * `scrypt$N$r$p$salt$key`, so that the cost can be raised later without locking anybody out.
 * `cost` is N: a power of two; each doubling doubles the time and the memory of a guess.
 */
export async function hashPassword(password: string, cost = usualPasswordCost): Promise<string> {
  const salt = randomBytes(16)
  const options = { N: cost, r: blockSize, p: parallel }
  return written(options, salt, await derive(password, salt, options))
}

/** Takes as long to compare with as a hash of that cost, and matches nothing anybody can type. */
export function nobodysHash(cost = usualPasswordCost): string {
  return written({ N: cost, r: blockSize, p: parallel }, randomBytes(16), randomBytes(keyLength))
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64')
  const options = { N: Number(n), r: Number(r), p: Number(p) }
  const actual = await derive(password, Buffer.from(salt, 'base64'), options)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

function written({ N, r, p }: Derivation, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$')
}

function derive(password: string, salt: Buffer, options: Derivation): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { ...options, maxmem }, (failure, key) => {
      if (failure) reject(failure)
      else resolve(key)
    })
  })
}
