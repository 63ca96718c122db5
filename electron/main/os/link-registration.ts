import type { App } from 'electron'
import type { DesktopState } from '../../../shared/contract/desktop.ts'

type Registrar = Pick<
  App,
  'isPackaged' | 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient' | 'isDefaultProtocolClient'
>

export type LinkRegistrationParts = {
  readonly app: Registrar
  readonly platform: NodeJS.Platform
  /** What starts this program while it is not packaged: the executable and its arguments. */
  readonly start: { readonly executable: string; readonly args: readonly string[] }
}

const telSchemes = ['tel', 'callto'] as const

/** Which links of this computer come here. Our own always do; those of phones only when somebody wants that. */
export class LinkRegistration {
  readonly #parts: LinkRegistrationParts
  #refused = false

  constructor(parts: LinkRegistrationParts) {
    this.#parts = parts
  }

  start(telLinks: boolean): void {
    this.#register('maskline')
    if (telLinks) this.setTelLinks(true)
  }

  get telLinks(): DesktopState['telLinks'] {
    if (this.#refused) return 'refused'
    return telSchemes.every((scheme) => this.#isOurs(scheme)) ? 'ours' : 'not-ours'
  }

  setTelLinks(ours: boolean): void {
    const outcomes = telSchemes.map((scheme) => (ours ? this.#register(scheme) : this.#remove(scheme)))
    this.#refused = ours && outcomes.includes(false)
  }

  #register(scheme: string): boolean {
    const { app } = this.#parts
    const [executable, args] = this.#command()
    return executable === undefined
      ? app.setAsDefaultProtocolClient(scheme)
      : app.setAsDefaultProtocolClient(scheme, executable, args)
  }

  #remove(scheme: string): boolean {
    const { app } = this.#parts
    const [executable, args] = this.#command()
    return executable === undefined
      ? app.removeAsDefaultProtocolClient(scheme)
      : app.removeAsDefaultProtocolClient(scheme, executable, args)
  }

  #isOurs(scheme: string): boolean {
    const { app } = this.#parts
    const [executable, args] = this.#command()
    return executable === undefined
      ? app.isDefaultProtocolClient(scheme)
      : app.isDefaultProtocolClient(scheme, executable, args)
  }

  /** Windows registers a command line; unpackaged, that is Electron and the folder of the program. */
  #command(): [executable?: string, args?: string[]] {
    const { app, platform, start } = this.#parts
    return platform === 'win32' && !app.isPackaged ? [start.executable, [...start.args]] : []
  }
}
