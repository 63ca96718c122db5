/** What an API key may be allowed to do. Test routes are open to every key in practice. */
export const apiRights = ['read', 'place-calls', 'listen', 'settings', 'test'] as const

export type ApiRight = (typeof apiRights)[number]
