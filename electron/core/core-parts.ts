import type { E164 } from '../../shared/domain/phone-number.ts'
import type { DeskHome } from './desk-home.ts'
import type { DeskSwitch } from './handlers.ts'
import type { Clock, DesktopHost, Log, WorkerUrls } from './ports.ts'
import type { ProvisionedSettings } from './settings/setting-definitions.ts'
import type { Store } from './store/store.ts'

/** What one desk is made of; a host has one for the real account and one for practice, and runs one at a time. */
export type CoreParts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly workers: WorkerUrls
  /** Where recordings lie sealed. */
  readonly recordingsFolder: string
  readonly listenerPort: number
  readonly provisioned: ProvisionedSettings
  /** Provisions the first user and the first API key; null leaves that to the window. */
  readonly adminPassword: string | null
  /** How dear one guess at a password is made; hosts leave it at the usual. */
  readonly passwordCost?: number
  readonly apiKey: string | null
  readonly practice: { readonly speed: number } | null
  /** The own phone that the first user is given, where there is one to give. */
  readonly firstPhone: E164 | null
  readonly deskSwitch: DeskSwitch
  /** Null where a browser shows the desk. */
  readonly desktopHost: DesktopHost | null
  readonly home: DeskHome
}
