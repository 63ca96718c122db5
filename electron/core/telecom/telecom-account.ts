import { AppError } from '../../../shared/app-error.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { Disposable } from '../lifetime.ts'
import type { TelecomProvider } from './telecom-provider.ts'

/** What is needed to speak to the provider; null entries are not set yet. */
export type AccountSettings = {
  readonly accountSid: string | null
  readonly apiKey: string | null
  readonly apiToken: string | null
  readonly baseUrl: string
  readonly defaultLine: E164 | null
  readonly flowAppId: string | null
}

export type ConnectedProvider = TelecomProvider & Disposable

/** Makes a provider for an account that is complete. */
export type CreateProvider = (account: {
  readonly accountSid: string
  readonly apiKey: string
  readonly apiToken: string
  readonly baseUrl: string
}) => ConnectedProvider

/** The account of the moment and its provider. A change of the account takes hold with the next request. */
export class TelecomAccount implements Disposable {
  readonly #read: () => AccountSettings
  readonly #create: CreateProvider
  #provider: ConnectedProvider | null = null
  #disposed = false

  constructor(read: () => AccountSettings, create: CreateProvider) {
    this.#read = read
    this.#create = create
  }

  /** The settings that are still missing, by name. */
  missing(): readonly string[] {
    const { accountSid, apiKey, apiToken } = this.#read()
    const needed = { accountSid, apiKey, apiToken }
    return Object.entries(needed).flatMap(([name, value]) => (value === null ? [name] : []))
  }

  /** @throws AppError `wrong-state` when the account is not set up. */
  provider(): TelecomProvider {
    if (this.#provider) return this.#provider
    if (this.#disposed) throw new AppError('wrong-state', 'The console is stopping.', { reason: 'stopping' })
    const { accountSid, apiKey, apiToken, baseUrl } = this.#read()
    if (accountSid === null || apiKey === null || apiToken === null) {
      throw new AppError(
        'wrong-state',
        'No Exotel account is set up. Enter it in Settings, then call again.',
        {
          reason: 'account-missing',
        },
      )
    }
    this.#provider = this.#create({ accountSid, apiKey, apiToken, baseUrl })
    return this.#provider
  }

  /** @throws AppError `wrong-state` when there is no default ExoPhone. */
  defaultLine(): E164 {
    const { defaultLine } = this.#read()
    if (defaultLine !== null) return defaultLine
    throw new AppError(
      'wrong-state',
      'No ExoPhone is set up to call from. Enter one in Settings, then call again.',
      {
        reason: 'line-missing',
      },
    )
  }

  /** Whether there is a line that people could call. */
  hasLine(): boolean {
    return this.#read().defaultLine !== null
  }

  flowAppId(): string | null {
    return this.#read().flowAppId
  }

  /** The account was changed: the next request goes to the new one. */
  async renew(): Promise<void> {
    const old = this.#provider
    this.#provider = null
    await old?.dispose()
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.renew()
  }
}
