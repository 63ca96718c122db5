import type { CompiledQuery, Kysely } from 'kysely'

/** The builder knows no tables here: a migration speaks of a schema that later ones change. */
export type SchemaBuilder = Kysely<Record<string, never>>

/** One numbered change of the schema, applied as a whole. Never edited once it has been released. */
export type Migration = {
  /** `0001-what`; the list of them must only ever grow at its end. */
  readonly id: string
  statements(builder: SchemaBuilder): readonly CompiledQuery[]
}
