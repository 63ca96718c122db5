/** What an API key may be allowed to do. Test routes are open to every key in practice. */
export const apiRights = ['read', 'place-calls', 'listen', 'settings', 'test'] as const

export type ApiRight = (typeof apiRights)[number]

/** Who asks: a key, with what it may do. */
export type ApiCaller = {
  readonly keyId: string
  readonly rights: readonly ApiRight[]
  /** The agent whose calls it places where a request names none. */
  readonly defaultAgentId: string | null
}
