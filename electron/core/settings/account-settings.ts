import type { AccountChange, AccountSettings, AccountTest } from '../../../shared/contract/settings.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { SettingKey } from './setting-definitions.ts'
import type { SettingChanges, Settings } from './settings.ts'

/** The screen's names for the settings of the account. */
const keyOfField = {
  accountSid: 'exotel.account-sid',
  apiKey: 'exotel.api-key',
  apiToken: 'exotel.api-token',
  subdomain: 'exotel.subdomain',
  apiBaseUrl: 'exotel.api-base-url',
  defaultExophone: 'exotel.default-exophone',
  flowAppId: 'exotel.flow-app-id',
} as const satisfies Readonly<Record<keyof AccountSettings, SettingKey>>

const fields = Object.keys(keyOfField) as (keyof AccountSettings)[]

export function viewAccount(settings: Settings): AccountSettings {
  // One entry per field of the type, by the table above.
  return Object.fromEntries(
    fields.map((field) => [field, settings.view(keyOfField[field])]),
  ) as AccountSettings
}

export async function changeAccount(
  settings: Settings,
  change: AccountChange,
  userId: string,
): Promise<void> {
  const changes: SettingChanges = Object.fromEntries(
    fields.flatMap((field) => (change[field] === undefined ? [] : [[keyOfField[field], change[field]]])),
  )
  await settings.change(changes, userId)
}

/** Asks the provider whether it accepts the account. Latency is wall time: the network does not run faster in practice. */
export async function testAccount(account: TelecomAccount): Promise<AccountTest> {
  const missing = account.missing()
  if (missing.length > 0) return { kind: 'not-configured', missing: [...missing] }
  const startedAt = performance.now()
  const elapsed = () => Math.round(performance.now() - startedAt)
  try {
    await account.provider().checkAccount()
    const latencyMs = elapsed()
    return { kind: 'accepted', latencyMs, balance: await balanceOf(account) }
  } catch (thrown) {
    if (!(thrown instanceof ProviderError)) throw thrown
    return { kind: 'failed', reason: thrown.kind, latencyMs: elapsed() }
  }
}

/** Not every account may read its balance; the test does not fail for that. */
async function balanceOf(account: TelecomAccount): Promise<string | null> {
  try {
    return (await account.provider().balance()).amount
  } catch (thrown) {
    if (thrown instanceof ProviderError) return null
    throw thrown
  }
}
