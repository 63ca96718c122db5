import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkCopyRows, countCalls } from './check-copy.ts'
import type { EmbeddedEngine } from './engine/embedded-engine.ts'
import type { KeyRing } from './engine/key-ring.ts'
import type { ScratchCopy } from './engine/scratch-copy.ts'
import { segmentNumber } from './engine/segment-head.ts'
import { snapshotBase } from './engine/snapshot-file.ts'
import type { Migration } from './migrations/migration.ts'
import type { CopyCheck, Scrubbed, StoreUpkeep } from './store-upkeep.ts'

/** Copies of the embedded store, and how long it keeps its raw events. */
export class EmbeddedUpkeep implements StoreUpkeep {
  readonly #engine: EmbeddedEngine
  readonly #folder: string
  readonly #migrations: readonly Migration[]

  constructor(engine: EmbeddedEngine, folder: string, migrations: readonly Migration[]) {
    this.#engine = engine
    this.#folder = folder
    this.#migrations = migrations
  }

  bytesOnDisk(): number {
    const ours = readdirSync(this.#folder).filter(
      (name) => segmentNumber(name) !== null || snapshotBase(name) !== null,
    )
    return ours.reduce((sum, name) => sum + fileBytes(join(this.#folder, name)), 0)
  }

  callCount(): Promise<number> {
    return countCalls(this.#engine)
  }

  copyTo(path: string): Promise<number> {
    return this.#engine.copyTo(path)
  }

  checkCopy(path: string): Promise<CopyCheck> {
    return this.#withCopy(path, async () => {})
  }

  replaceByCopy(path: string): Promise<CopyCheck> {
    return this.#withCopy(path, (copy) => this.#engine.replaceBy(copy))
  }

  useKeys(keys: KeyRing): Promise<void> {
    return this.#engine.useKeys(keys)
  }

  scrub(digits: readonly string[]): Promise<Scrubbed> {
    return this.#engine.scrub(digits)
  }

  keepRawFor(days: number): Promise<void> {
    return this.#engine.keepRawFor(days)
  }

  rawOlderThan(days: number): Promise<number> {
    return this.#engine.rawOlderThan(days)
  }

  /** `use` is called with a copy that is whole, and with no other. */
  async #withCopy(path: string, use: (copy: ScratchCopy) => Promise<void>): Promise<CopyCheck> {
    const opened = await this.#engine.openCopy(path)
    if (opened.kind !== 'opened') return opened
    const { copy, bytes } = opened
    try {
      const check = await checkCopyRows(copy, bytes, this.#migrations)
      if (check.kind === 'whole') await use(copy)
      return check
    } finally {
      await copy.dispose()
    }
  }
}

/** A segment may go between being listed and being measured. */
function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
