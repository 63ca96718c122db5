export const appScheme = 'app'
export const appHost = 'maskline'

/** Which pages are ours: those of the scheme, or, while the window is being worked on, the development server's. */
export type OwnPage = {
  readonly home: string
  /** An address is ours by its parts, never by how its text begins. */
  owns(address: string): boolean
}

export function createOwnPage(developmentServer: string | null): OwnPage {
  const home = new URL(developmentServer ?? `${appScheme}://${appHost}/`)
  return {
    home: home.href,
    owns: (address) => {
      if (!URL.canParse(address)) return false
      const { protocol, host, username, password } = new URL(address)
      return protocol === home.protocol && host === home.host && username === '' && password === ''
    },
  }
}
