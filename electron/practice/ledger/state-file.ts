import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LedgerEntry } from './ledger-entry.ts'

/** Where entries go as they happen. */
export interface EntryLog {
  append(entry: LedgerEntry): void
  close(): void
}

/** The message is a sentence for a person. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError'
  readonly kind: 'in-use' | 'damaged'

  constructor(kind: 'in-use' | 'damaged', message: string, cause: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

/**
 * A file of JSON lines. A line is with the operating system before `append` returns, so it outlives the process
 * being killed; a power cut may cost the last lines, which practice can bear.
 */
export class StateFile implements EntryLog {
  readonly #path: string
  #lock: DatabaseSync | null
  #file: number | null = null

  /** Holds the file for this process alone until `close`. @throws StateFileError `in-use` when another process has it. */
  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    this.#lock = lockBeside(path)
  }

  /**
   * What an earlier process wrote; empty when there was none. A torn last line is left out.
   * @throws StateFileError `damaged`
   */
  read(): readonly LedgerEntry[] {
    if (!existsSync(this.#path)) return []
    const lines = readFileSync(this.#path, 'utf8').split('\n')
    // What follows the last line break is empty, or was cut off in the middle of a write.
    lines.pop()
    return lines.map((line, index) => this.#parse(line, index + 1))
  }

  /** Puts these entries in the place of whatever the file held, and goes on behind them. */
  rewrite(entries: Iterable<LedgerEntry>): void {
    const aside = `${this.#path}.next`
    const file = openSync(aside, 'w', 0o600)
    for (const entry of entries) writeSync(file, lineOf(entry))
    fsyncSync(file)
    closeSync(file)
    renameSync(aside, this.#path)
    if (this.#file !== null) closeSync(this.#file)
    this.#file = openSync(this.#path, 'a', 0o600)
  }

  append(entry: LedgerEntry): void {
    if (this.#file === null) throw new Error('The state file is not open')
    writeSync(this.#file, lineOf(entry))
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#lock?.close()
    this.#lock = null
  }

  #parse(line: string, number: number): LedgerEntry {
    try {
      // Only this program writes the file; a line that is JSON is one of ours.
      return JSON.parse(line) as LedgerEntry
    } catch (cause) {
      const problem = `Line ${number} of ${this.#path} is damaged. Move the file away to begin practice afresh.`
      throw new StateFileError('damaged', problem, cause)
    }
  }
}

function lineOf(entry: LedgerEntry): string {
  return `${JSON.stringify(entry)}\n`
}

/** The system lets go of the lock when its owner dies, however it dies. */
function lockBeside(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock.close()
    throw new StateFileError('in-use', `Another practice provider is using ${path}. Stop it first.`, cause)
  }
}
