import { maskLineNumber } from '../../../shared/domain/phone-number.ts'
import { testAccount } from '../settings/account-settings.ts'
import type { SettingKey } from '../settings/setting-definitions.ts'
import type { SettingChanges, Settings } from '../settings/settings.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { ApiAccount, ApiAccountStatus, ApiConfig, ApiConfigChange, ApiFeatures } from './api-ports.ts'

const keyOfField = {
  serviceUrl: 'exotel.api-base-url',
  apiKey: 'exotel.api-key',
  apiToken: 'exotel.api-token',
  accountSid: 'exotel.account-sid',
  subdomain: 'exotel.subdomain',
  defaultExoPhone: 'exotel.default-exophone',
  dltEntityId: 'exotel.dlt-entity-id',
} as const satisfies Readonly<Record<keyof ApiConfigChange, SettingKey>>

/** What the console can do so far; the others come with their features. */
const features: ApiFeatures = {
  verifiedCalls: false,
  numberMasking: true,
  voiceStreaming: false,
  autoDialer: false,
  callQuality: false,
}

/** Account and configuration as the integration API asks for them. */
export class AccountForApi implements ApiAccount {
  readonly #settings: Settings
  readonly #account: TelecomAccount
  readonly #baseUrl: () => string
  readonly #practice: boolean

  constructor(parts: {
    settings: Settings
    account: TelecomAccount
    baseUrl: () => string
    practice: boolean
  }) {
    this.#settings = parts.settings
    this.#account = parts.account
    this.#baseUrl = parts.baseUrl
    this.#practice = parts.practice
  }

  async status(): Promise<ApiAccountStatus> {
    const test = await testAccount(this.#account)
    return {
      configured: test.kind !== 'not-configured',
      reachable: test.kind === 'accepted',
      accountSid: this.#settings.get('exotel.account-sid'),
      latencyMs: test.kind === 'accepted' ? test.latencyMs : null,
      practice: this.#practice,
    }
  }

  features(): ApiFeatures {
    return features
  }

  async config(): Promise<ApiConfig> {
    const line = this.#settings.get('exotel.default-exophone')
    return {
      serviceUrl: this.#baseUrl(),
      apiKeySet: this.#settings.get('exotel.api-key') !== null,
      apiTokenSet: this.#settings.get('exotel.api-token') !== null,
      accountSid: this.#settings.get('exotel.account-sid'),
      subdomain: this.#settings.get('exotel.subdomain') ?? '',
      defaultLineLabel: line === null ? null : maskLineNumber(line),
      dltEntityId: this.#settings.get('exotel.dlt-entity-id'),
    }
  }

  async changeConfig(change: ApiConfigChange, keyId: string): Promise<ApiConfig> {
    const fields = Object.keys(keyOfField) as (keyof ApiConfigChange)[]
    const changes: SettingChanges = Object.fromEntries(
      fields.flatMap((field) => (change[field] === undefined ? [] : [[keyOfField[field], change[field]]])),
    )
    await this.#settings.change(changes, keyId)
    return this.config()
  }
}
