import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { AppError } from '../../../../shared/app-error.ts'
import { replaceFile } from '../engine/durable-files.ts'
import type { KeyRing } from '../engine/key-ring.ts'
import type { KeySlot } from './key-slots.ts'
import { writeKeys } from './keys-file.ts'
import { type KeySources, keyFilePath, keysInFile, plainCode } from './open-slot.ts'
import { openKeys } from './store-key.ts'
import { storeKeyBytes, unwrapWithWords, wrapKey, wrapWithWords } from './wrap-key.ts'

/** What is on disk after each step; killed behind any of them, the store opens by the same ways as before. */
export type KeyChangeStep = 'key-file-doubled' | 'keys-written' | 'key-file-cleared'

/**
 * Gives the store a new key, wrapped for every way that there is; the one before is kept beside it for the files that
 * it sealed. One rename decides. Answers the keys, newest first.
 * @throws AppError `wrong-state` when a way cannot be wrapped anew, `bad-input` for a wrong recovery code; nothing is changed
 */
export async function changeKey(
  sources: KeySources,
  onStep: (step: KeyChangeStep) => void = () => {},
): Promise<KeyRing> {
  const { folder } = sources
  const opened = await openKeys(sources)
  const key = new Uint8Array(randomBytes(storeKeyBytes))
  const wrapping = randomBytes(storeKeyBytes)
  const slots: KeySlot[] = []
  for (const slot of opened.slots) slots.push(await wrappedAnew(slot, opened.keys[0], key, wrapping, sources))
  const hasFile = slots.some(({ kind }) => kind === 'key-file')
  if (hasFile) {
    const path = keyFilePath(folder)
    const before = existsSync(path) ? keysInFile(path) : []
    writeKeyFile(folder, [...before, wrapping])
    onStep('key-file-doubled')
  }
  writeKeys(folder, { slots, older: opened.keys.map((older) => wrapKey(older, key)) })
  onStep('keys-written')
  if (hasFile) {
    writeKeyFile(folder, [wrapping])
    onStep('key-file-cleared')
  }
  return [key, ...opened.keys]
}

function writeKeyFile(folder: string, keys: readonly Buffer[]): void {
  replaceFile(keyFilePath(folder), keys.map((key) => `${key.toString('base64')}\n`).join(''))
}

async function wrappedAnew(
  slot: KeySlot,
  before: Uint8Array,
  key: Uint8Array,
  wrapping: Buffer,
  { keychain, passphrase, recoveryCode, wordsCost }: KeySources,
): Promise<KeySlot> {
  const opens = async (words: string) => 'salt' in slot && sameKey(await unwrapWithWords(slot, words), before)
  switch (slot.kind) {
    case 'key-file':
      return { kind: 'key-file', sealed: wrapKey(key, wrapping) }
    case 'keychain':
      if (keychain === null) throw wayMissing('keychain', 'Start the console where its keychain is')
      return {
        kind: 'keychain',
        keychain: keychain.name,
        sealed: Buffer.from(keychain.seal(key)).toString('base64'),
      }
    case 'passphrase':
      if (passphrase === null || !(await opens(passphrase))) {
        throw wayMissing('passphrase', 'Start the console with the passphrase in MASKLINE_KEY')
      }
      return wrapWithWords('passphrase', key, passphrase, wordsCost)
    case 'recovery-code':
      if (recoveryCode === null || !(await opens(plainCode(recoveryCode)))) {
        throw new AppError(
          'bad-input',
          'This is not the recovery code. Type it as it was written down, or make a new one first.',
          { reason: 'wrong-recovery-code' },
        )
      }
      return wrapWithWords('recovery-code', key, plainCode(recoveryCode), wordsCost)
  }
}

function sameKey(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.from(one).equals(other)
}

function wayMissing(way: string, remedy: string): AppError {
  return new AppError('wrong-state', `${remedy}, then change the key. Nothing was changed.`, {
    reason: `no-${way}`,
  })
}
