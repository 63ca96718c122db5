import { z } from 'zod'

/** The file `keys.json`: one random key, wrapped once for each way to it. */

const base64 = z.base64()
/** For scrypt: 1024 × cost bytes of memory. */
const cost = z
  .int()
  .min(2)
  .max(1 << 20)

const keySlot = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), keychain: z.string(), sealed: base64 }),
  z.object({ kind: z.literal('passphrase'), salt: base64, cost, sealed: base64 }),
  z.object({ kind: z.literal('recovery-code'), salt: base64, cost, sealed: base64 }),
  z.object({ kind: z.literal('key-file'), sealed: base64 }),
])

export const keysVersion = 1
export const keysFile = z.object({ version: z.literal(keysVersion), slots: z.array(keySlot).min(1) })

export type KeySlot = z.infer<typeof keySlot>
export type KeySlotKind = KeySlot['kind']
/** A slot that words open: a passphrase, or the recovery code. */
export type WordsSlot = Extract<KeySlot, { kind: 'passphrase' | 'recovery-code' }>
