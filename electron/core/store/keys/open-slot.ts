import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keychain, Log } from '../../ports.ts'
import type { KeySlot } from './key-slots.ts'
import { storeKeyBytes, unwrapKey, unwrapWithWords } from './wrap-key.ts'

export type KeySources = {
  /** The store's folder. */
  readonly folder: string
  readonly keychain: Keychain | null
  readonly passphrase: string | null
  readonly recoveryCode: string | null
  /** How dear one guess at new words is made, for scrypt; hosts leave it at the usual. */
  readonly wordsCost?: number
  readonly log: Log
}

export function keyFilePath(folder: string): string {
  return join(folder, 'store.key')
}

/** One key a line. There are two while the store's key is being changed: one of them opens the slot, whichever it is. */
export function keysInFile(path: string): readonly Buffer[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => Buffer.from(line.trim(), 'base64'))
    .filter(({ length }) => length === storeKeyBytes)
}

/** Null when this way is not given, or not the right one. */
export async function openSlot(slot: KeySlot, sources: KeySources): Promise<Uint8Array | null> {
  const { passphrase, recoveryCode, folder } = sources
  switch (slot.kind) {
    case 'keychain':
      return openByKeychain(slot.sealed, sources)
    case 'passphrase':
      return passphrase === null ? null : unwrapWithWords(slot, passphrase)
    case 'recovery-code':
      return recoveryCode === null ? null : unwrapWithWords(slot, plainCode(recoveryCode))
    case 'key-file':
      return openByFile(slot.sealed, folder)
  }
}

/** People type codes in capitals, and with or without the dashes. */
export function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
}

function openByKeychain(sealed: string, { keychain, log }: KeySources): Uint8Array | null {
  if (keychain === null) return null
  try {
    const key = keychain.open(Buffer.from(sealed, 'base64'))
    return key.length === storeKeyBytes ? new Uint8Array(key) : null
  } catch (cause) {
    log.warn('store', 'The keychain did not open the store', { keychain: keychain.name, cause })
    return null
  }
}

function openByFile(sealed: string, folder: string): Uint8Array | null {
  const path = keyFilePath(folder)
  if (!existsSync(path)) return null
  for (const wrappingKey of keysInFile(path)) {
    const key = unwrapKey(sealed, wrappingKey)
    if (key !== null) return key
  }
  return null
}
