import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { replaceFile } from './engine/durable-files.ts'
import { StoreOpenError } from './store-open-error.ts'

const holderSchema = z.object({ pid: z.number(), since: z.string() })

/**
 * One process owns a store. The lock is an exclusive transaction, which the system ends when its owner dies, however
 * that comes about; the file beside it only says who that is.
 */
export class StoreLock {
  readonly #database: DatabaseSync
  readonly #holderPath: string
  #released = false

  private constructor(database: DatabaseSync, holderPath: string) {
    this.#database = database
    this.#holderPath = holderPath
  }

  /** @throws StoreOpenError `locked` */
  static take(folder: string, now: number): StoreLock {
    const holderPath = join(folder, 'holder.json')
    const database = new DatabaseSync(join(folder, 'lock'))
    try {
      database.exec('begin exclusive')
    } catch (failure) {
      database.close()
      throw isBusy(failure) ? lockedBy(folder, holderPath) : failure
    }
    const lock = new StoreLock(database, holderPath)
    try {
      replaceFile(holderPath, JSON.stringify({ pid: process.pid, since: new Date(now).toISOString() }))
    } catch (failure) {
      lock.release()
      throw failure
    }
    return lock
  }

  release(): void {
    if (this.#released) return
    this.#released = true
    rmSync(this.#holderPath, { force: true })
    this.#database.close()
  }
}

/** SQLite's code for a lock that somebody else holds. */
const sqliteBusy = 5

function isBusy(failure: unknown): boolean {
  return failure instanceof Error && 'errcode' in failure && failure.errcode === sqliteBusy
}

function lockedBy(folder: string, holderPath: string): StoreOpenError {
  const holder = readHolder(holderPath)
  const who = holder === null ? 'another process' : `process ${holder.pid}, since ${holder.since}`
  return new StoreOpenError(
    'locked',
    `The store in ${folder} is in use by ${who}; stop that one first, or give this one a data folder of its own.`,
  )
}

function readHolder(path: string): z.infer<typeof holderSchema> | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // It says who, nothing more; the lock itself has been found taken.
    return null
  }
}
