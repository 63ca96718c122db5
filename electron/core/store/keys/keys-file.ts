import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../engine/durable-files.ts'
import { newerStore } from '../engine/open-refusals.ts'
import { StoreOpenError } from '../store-open-error.ts'
import { type KeySlot, keysFile, keysVersion } from './key-slots.ts'

export function keysPath(folder: string): string {
  return join(folder, 'keys.json')
}

/** @throws StoreOpenError `key-unavailable`, `newer-store` */
export function readSlots(folder: string): readonly KeySlot[] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(keysPath(folder), 'utf8'))
  } catch (cause) {
    throw keyUnavailable(folder, 'keys.json, which holds its key, cannot be read', cause)
  }
  const parsed = keysFile.safeParse(content)
  if (parsed.success) return parsed.data.slots
  if (isNewer(content)) throw newerStore('keys.json')
  throw keyUnavailable(folder, 'keys.json, which holds its key, is damaged', parsed.error)
}

export function writeSlots(folder: string, slots: readonly KeySlot[]): void {
  replaceFile(keysPath(folder), `${JSON.stringify({ version: keysVersion, slots }, null, 2)}\n`)
}

export function keyUnavailable(folder: string, why: string, cause?: unknown): StoreOpenError {
  const message = `The store in ${folder} cannot be unlocked: ${why}. Nothing was changed.`
  return new StoreOpenError('key-unavailable', message, cause)
}

function isNewer(content: unknown): boolean {
  if (typeof content !== 'object' || content === null || !('version' in content)) return false
  return typeof content.version === 'number' && content.version > keysVersion
}
