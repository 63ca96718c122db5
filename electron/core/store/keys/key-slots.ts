import { z } from 'zod'

/**
 * The file `keys.json`: one random key, wrapped once for each way to it. Keys from before a change lie beside it, wrapped
 * under it, until no file needs them any more.
 */

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

/** 1: from before keys could be changed, and still what is written while there is one key alone. */
export const keysVersion = 2
export const keysFile = z.object({
  version: z.literal([1, keysVersion]),
  slots: z.array(keySlot).min(1),
  /** Newest first. */
  older: z.array(base64).default([]),
})

export type KeySlot = z.infer<typeof keySlot>
/** The slots, and the older keys, wrapped under the one that the slots hold. */
export type WrappedKeys = Pick<z.infer<typeof keysFile>, 'slots' | 'older'>
export type KeySlotKind = KeySlot['kind']
/** A slot that words open: a passphrase, or the recovery code. */
export type WordsSlot = Extract<KeySlot, { kind: 'passphrase' | 'recovery-code' }>
