/** Where the session token survives a reload, and no longer than the tab. */
export interface TokenKeeper {
  read(): string | null
  write(token: string | null): void
}

const key = 'maskline.session'

export function createTokenKeeper(storage: Storage): TokenKeeper {
  return {
    read: () => storage.getItem(key),
    write: (token) => (token === null ? storage.removeItem(key) : storage.setItem(key, token)),
  }
}
