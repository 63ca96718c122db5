import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../engine/durable-files.ts'
import { newerStore } from '../engine/open-refusals.ts'
import { StoreOpenError } from '../store-open-error.ts'
import { keysFile, keysVersion, type WrappedKeys } from './key-slots.ts'

export function keysPath(folder: string): string {
  return join(folder, 'keys.json')
}

/** @throws StoreOpenError `key-unavailable`, `newer-store` */
export function readKeys(folder: string): WrappedKeys {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(keysPath(folder), 'utf8'))
  } catch (cause) {
    throw keyUnavailable(folder, 'keys.json, which holds its key, cannot be read', cause)
  }
  const parsed = keysFile.safeParse(content)
  if (parsed.success) return parsed.data
  if (isNewer(content)) throw newerStore('keys.json')
  throw keyUnavailable(folder, 'keys.json, which holds its key, is damaged', parsed.error)
}

export function writeKeys(folder: string, { slots, older }: WrappedKeys): void {
  // A program that knows nothing of older keys can go on with a file that has none.
  const content = older.length === 0 ? { version: 1, slots } : { version: keysVersion, slots, older }
  replaceFile(keysPath(folder), `${JSON.stringify(content, null, 2)}\n`)
}

export function keyUnavailable(folder: string, why: string, cause?: unknown): StoreOpenError {
  const message = `The store in ${folder} cannot be unlocked: ${why}. Nothing was changed.`
  return new StoreOpenError('key-unavailable', message, cause)
}

function isNewer(content: unknown): boolean {
  if (typeof content !== 'object' || content === null || !('version' in content)) return false
  return typeof content.version === 'number' && content.version > keysVersion
}
