import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export type Leak = {
  /** Where it was found: `reply bookings.get`, `file store/keys.json`. */
  readonly where: string
  readonly number: string
  readonly written: 'plain' | 'hex' | 'base64'
}

/** Ten digits, with whatever people put between them; prefixes such as 0 and +91 stand before such a run. */
const digitRun = /\d(?:(?:%20|%2D|[\s().\-\u00a0])?\d){9,}/g
const hexRun = /(?:3\d){10,}/g
const base64Run = /[A-Za-z0-9+/_-]{14,}/g

/** Looks for people's numbers in bytes, in every way of writing: plain, with prefixes, spaced, base64, hex. */
export class LeakHunt {
  readonly #numbers: ReadonlySet<string>
  readonly leaks: Leak[] = []
  #bytes = 0

  /** In E.164; foreign numbers by their last ten digits. */
  constructor(numbers: Iterable<string>) {
    this.#numbers = new Set([...numbers].map((number) => number.replace(/\D/g, '').slice(-10)))
  }

  /** How much was looked through. */
  get bytes(): number {
    return this.#bytes
  }

  look(where: string, content: unknown): void {
    const text = textOf(content)
    this.#bytes += text.length
    this.#lookAt(where, 'plain', text)
    for (const [run] of text.matchAll(hexRun)) {
      this.#lookAt(where, 'hex', Buffer.from(run, 'hex').toString('latin1'))
    }
    for (const [run] of text.matchAll(base64Run)) {
      // Four characters are three bytes: the text may begin at any of them.
      for (const skipped of [0, 1, 2, 3]) {
        this.#lookAt(where, 'base64', Buffer.from(run.slice(skipped), 'base64').toString('latin1'))
      }
    }
  }

  /** Every file below the folder, by its name too. */
  lookInFolder(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      const where = `file ${relative(folder, path)}`
      this.look(where, entry.name)
      if (entry.isFile()) this.look(where, readFileSync(path))
    }
  }

  #lookAt(where: string, written: Leak['written'], text: string): void {
    for (const [run] of text.matchAll(digitRun)) {
      const digits = run.replace(/%20|%2D|\D/g, '')
      for (let from = 0; from + 10 <= digits.length; from += 1) {
        const number = digits.slice(from, from + 10)
        if (this.#numbers.has(number)) this.leaks.push({ where, number, written })
      }
    }
  }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (content instanceof Uint8Array) return Buffer.from(content).toString('latin1')
  return JSON.stringify(content) ?? ''
}
