import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { replaceFile } from '../engine/durable-files.ts'
import type { KeyRing } from '../engine/key-ring.ts'
import type { KeySlot, KeySlotKind, WrappedKeys } from './key-slots.ts'
import { keysPath, keyUnavailable, readKeys, writeKeys } from './keys-file.ts'
import { type KeySources, keyFilePath, openSlot, plainCode } from './open-slot.ts'
import { storeKeyBytes, unwrapKey, wrapKey, wrapWithWords } from './wrap-key.ts'

/** `slot`: the way by which the key is kept from now on. */
export type UnlockedKey = { readonly keys: KeyRing; readonly slot: KeySlotKind }

export type OpenedKeys = WrappedKeys & {
  readonly keys: KeyRing
  /** Null when there was no store yet. */
  readonly by: KeySlotKind | null
}

/**
 * The store's key, by the first way that opens; made when there is no store yet. A way that was given and has no slot
 * gets one, and the key file goes as soon as there is a better way.
 * @throws StoreOpenError `key-unavailable`, with nothing changed
 */
export async function unlockStoreKey(sources: KeySources, storeIsThere: boolean): Promise<UnlockedKey> {
  const { folder } = sources
  const hasKeys = existsSync(keysPath(folder))
  if (!hasKeys && storeIsThere) throw keyUnavailable(folder, 'keys.json, which holds its key, is missing')
  const opened = hasKeys ? await openKeys(sources) : firstKey()
  const { keys, by, older } = opened
  const slots = await slotsFrom(opened, sources)
  if (slots !== opened.slots) writeKeys(folder, { slots, older })
  const has = (kind: KeySlotKind) => slots.some((slot) => slot.kind === kind)
  // Without its slot the file opens nothing any more.
  if (!has('key-file')) rmSync(keyFilePath(folder), { force: true })
  if (by !== null && has(by)) return { keys, slot: by }
  return { keys, slot: slots[0]?.kind ?? 'key-file' }
}

/** By the first way that opens; the ways stay as they are. @throws StoreOpenError `key-unavailable` */
export async function openKeys(sources: KeySources): Promise<OpenedKeys> {
  const { slots, older } = readKeys(sources.folder)
  for (const slot of slots) {
    const key = await openSlot(slot, sources)
    if (key === null) continue
    const keys: KeyRing = [key, ...older.map((sealed) => olderKey(sealed, key, sources.folder))]
    return { keys, by: slot.kind, slots, older }
  }
  throw keyUnavailable(sources.folder, remedyFor(slots, sources))
}

function olderKey(sealed: string, key: Uint8Array, folder: string): Uint8Array {
  const older = unwrapKey(sealed, key)
  if (older === null) throw keyUnavailable(folder, 'keys.json, which holds its key, is damaged')
  return older
}

/** Lets this code open the store, when every other way is lost, in place of an earlier code. */
export async function putRecoveryCode(sources: KeySources, code: string): Promise<void> {
  const { keys, slots, older } = await openKeys(sources)
  const slot = await wrapWithWords('recovery-code', keys[0], plainCode(code), sources.wordsCost)
  const others = slots.filter(({ kind }) => kind !== 'recovery-code')
  writeKeys(sources.folder, { slots: [...others, slot], older })
}

function firstKey(): OpenedKeys {
  return { keys: [new Uint8Array(randomBytes(storeKeyBytes))], by: null, slots: [], older: [] }
}

/** The slots with those for what was given; the same list when it needs no change. */
async function slotsFrom({ keys, slots }: OpenedKeys, sources: KeySources): Promise<KeySlot[]> {
  const [key] = keys
  const added: KeySlot[] = []
  const { keychain, passphrase, folder, log, wordsCost } = sources
  if (keychain !== null && !(await keychainOpens(slots, sources))) {
    const sealed = Buffer.from(keychain.seal(key)).toString('base64')
    added.push({ kind: 'keychain', keychain: keychain.name, sealed })
  }
  if (passphrase !== null && !slots.some(({ kind }) => kind === 'passphrase')) {
    added.push(await wrapWithWords('passphrase', key, passphrase, wordsCost))
  }
  if (added.length === 0) return slots.length > 0 ? slots : [slotWithFile(key, folder)]
  if (slots.length > 0) log.info('store', 'Ways to the key added', { slots: added.map(({ kind }) => kind) })
  const replaced = new Set<KeySlotKind>(['key-file', ...added.map(({ kind }) => kind)])
  return [...added, ...slots.filter(({ kind }) => !replaced.has(kind))]
}

/** A slot of another machine's keychain opens nothing here, and is replaced by one of this machine's. */
async function keychainOpens(slots: readonly KeySlot[], sources: KeySources): Promise<boolean> {
  const slot = slots.find(({ kind }) => kind === 'keychain')
  return slot !== undefined && (await openSlot(slot, sources)) !== null
}

function slotWithFile(key: Uint8Array, folder: string): KeySlot {
  const wrappingKey = randomBytes(storeKeyBytes)
  replaceFile(keyFilePath(folder), `${wrappingKey.toString('base64')}\n`)
  return { kind: 'key-file', sealed: wrapKey(key, wrappingKey) }
}

function remedyFor(slots: readonly KeySlot[], { passphrase, recoveryCode }: KeySources): string {
  const kinds = new Set(slots.map(({ kind }) => kind))
  const ways: string[] = []
  if (kinds.has('passphrase')) {
    ways.push(
      passphrase === null ? 'set MASKLINE_KEY to its passphrase' : 'set MASKLINE_KEY to the right passphrase',
    )
  }
  if (kinds.has('keychain'))
    ways.push('start it as the user, and on the machine, whose keychain holds its key')
  if (kinds.has('key-file')) ways.push('put its file store.key back into the folder')
  if (kinds.has('recovery-code')) {
    const code = recoveryCode === null ? 'its recovery code' : 'the right recovery code'
    ways.push(`set MASKLINE_RECOVERY_CODE to ${code}`)
  }
  return ways.join(', or ')
}
