import { type RawBuilder, sql } from 'kysely'

/**
 * A list as one parameter, for `in`: a question with a placeholder for each value is another statement for every length
 * of the list, to be written and prepared anew each time.
 */
export function eachOf<Value extends string | number>(values: readonly Value[]): RawBuilder<Value> {
  return sql<Value>`(select value from json_each(${JSON.stringify(values)}))`
}
