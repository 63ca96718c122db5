import type { CompiledQuery } from 'kysely'
import type { SqlValue } from './engine/store-engine.ts'

/** Refuses what a column cannot hold exactly, before it is made durable. */
export function bindParameters({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): SqlValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === 'string' || parameter instanceof Uint8Array)
      return parameter
    if (typeof parameter === 'number' && Number.isFinite(parameter)) return parameter
    throw new Error(
      `A column holds numbers, text, bytes or null, but was given ${describe(parameter)}: ${sql}`,
    )
  })
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value
}
