import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A fresh id such as `call_7h2k…`: a word for readers, then 100 random bits. */
export function newId(kind: string): string {
  return `${kind}_${randomText(20)}`
}

/** Random text of 5 bits a character, for ids and tokens. */
export function randomText(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += alphabet[byte & 31]
  return text
}
