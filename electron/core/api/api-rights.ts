import type { ApiRight } from '../../../shared/domain/api-rights.ts'

export { type ApiRight, apiRights } from '../../../shared/domain/api-rights.ts'

/** Who asks: a key, with what it may do. */
export type ApiCaller = {
  readonly keyId: string
  readonly rights: readonly ApiRight[]
  /** The agent whose calls it places where a request names none. */
  readonly defaultAgentId: string | null
}
