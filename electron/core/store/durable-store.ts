import type { Kysely } from 'kysely'
import { bindParameters } from './bind-parameters.ts'
import type { GroupOutcome, StoreEngine } from './engine/store-engine.ts'
import { readingKysely } from './engine-dialect.ts'
import { type RawEvent, type Statement, type Store, StoreConflict, type StoreHealth } from './store.ts'
import type { StoreUpkeep } from './store-upkeep.ts'
import type { Tables } from './tables/schema.ts'

/** The store as the features see it, over whichever engine keeps the rows. */
export class DurableStore implements Store {
  readonly read: Kysely<Tables>
  readonly #engine: StoreEngine
  readonly #keySlot: string
  readonly #release: () => void
  #disposing: Promise<void> | null = null

  readonly upkeep: StoreUpkeep

  /** `release` is called when the engine has ended. */
  constructor(engine: StoreEngine, upkeep: StoreUpkeep, keySlot: string, release: () => void) {
    this.upkeep = upkeep
    this.#engine = engine
    this.#keySlot = keySlot
    this.#release = release
    this.read = readingKysely(engine)
  }

  async write(statements: readonly Statement[]): Promise<readonly number[]> {
    if (statements.length === 0) return []
    const group = statements.map(({ query, guard }) => ({
      sql: query.sql,
      parameters: bindParameters(query),
      guard: guard ?? null,
    }))
    return changesOf(await this.#engine.write(group))
  }

  async appendRaw(event: Omit<RawEvent, 'sequence'>): Promise<number> {
    return this.#engine.appendRaw(event)
  }

  async *pendingRaw(): AsyncIterable<RawEvent> {
    yield* this.#engine.rawAfter(await this.#appliedThrough())
  }

  rawAppliedThrough(sequence: number): Statement {
    const query = this.read.updateTable('raw_cursor').set({ applied_through: sequence }).where('id', '=', 1)
    return { query: query.compile() }
  }

  health(): StoreHealth {
    return { ...this.#engine.health(), keySlot: this.#keySlot }
  }

  onHealth(listener: (health: StoreHealth) => void): () => void {
    return this.#engine.onHealth(() => listener(this.health()))
  }

  snapshot(): Promise<void> {
    return this.#engine.snapshot()
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#end()
    return this.#disposing
  }

  async #end(): Promise<void> {
    try {
      await this.#engine.dispose()
    } finally {
      this.#release()
    }
  }

  async #appliedThrough(): Promise<number> {
    const row = await this.read.selectFrom('raw_cursor').select('applied_through').executeTakeFirst()
    return row?.applied_through ?? 0
  }
}

function changesOf(outcome: GroupOutcome): readonly number[] {
  switch (outcome.kind) {
    case 'applied':
      return outcome.changes
    case 'refused':
      throw new StoreConflict(outcome.guard)
    case 'failed':
      throw new Error(`A group of writes is wrong in itself: ${outcome.message}`)
  }
}
