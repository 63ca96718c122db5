import { refusalCodes } from './engine/disk-space.ts'
import { StoreOpenError } from './store-open-error.ts'

const readingCalls = /, (read|scandir|stat|lstat|fstat|open) '?(?!.*\.tmp'?$)/
const unreadableCodes = new Set(['EACCES', 'EPERM', 'EIO', 'ENOENT', 'EISDIR', 'ENOTDIR'])
/** SQLite's words for a lock file that cannot be opened or written. */
const lockRefusal = /unable to open database file|readonly database|disk i\/o error|disk is full/i

/** What the file system said while the store was opened, as the sentence for it; anything else as it is. */
export function asOpenError(failure: unknown, folder: string): unknown {
  if (failure instanceof StoreOpenError || !(failure instanceof Error)) return failure
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
  if (unreadableCodes.has(code) && readingCalls.test(failure.message)) {
    const message = `The store in ${folder} cannot be read (${code}): give this user the right to read it, and check the disk.`
    return new StoreOpenError('unreadable', message, failure)
  }
  if (refusalCodes.has(code) || unreadableCodes.has(code) || lockRefusal.test(failure.message)) {
    const message = `The store in ${folder} cannot be written (${code}): free some space, or give this user the right to write there.`
    return new StoreOpenError('unwritable', message, failure)
  }
  return failure
}
