import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { languages } from '../../shared/domain/language.ts'
import type { Log } from '../core/ports.ts'

/** What cannot be read is as usual; a broken file is nothing to stop for. */
const preferences = z.object({
  language: z.enum(languages).catch('en'),
  /** An accelerator; null when there is none. */
  globalKey: z.string().max(60).nullable().catch(null),
  telLinks: z.boolean().catch(false),
})
export type Preferences = z.infer<typeof preferences>

/** What this computer was told about the console; it is there before the store opens, and outlives it. */
export class MachinePreferences {
  readonly #file: string
  readonly #log: Log
  #present: Preferences

  constructor(file: string, log: Log) {
    this.#file = file
    this.#log = log
    this.#present = read(file)
  }

  get present(): Preferences {
    return this.#present
  }

  change(change: Partial<Preferences>): void {
    this.#present = { ...this.#present, ...change }
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      writeFileSync(`${this.#file}.new`, JSON.stringify(this.#present))
      renameSync(`${this.#file}.new`, this.#file)
    } catch (cause) {
      this.#log.warn('desktop', 'What this computer was told could not be kept', { cause })
    }
  }
}

function read(file: string): Preferences {
  try {
    return preferences.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return preferences.parse({})
  }
}
