/** A package of others that ships with the program. */
export type Licence = {
  readonly name: string
  readonly version: string
  /** SPDX, as the package says it. */
  readonly licence: string
  /** Null where the package brings no file of its own. */
  readonly text: string | null
}
