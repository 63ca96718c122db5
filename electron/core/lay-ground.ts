import type { E164 } from '../../shared/domain/phone-number.ts'
import { Compliance } from './compliance/compliance.ts'
import type { CoreParts } from './core-parts.ts'
import { DeskStatusBoard } from './desk/desk-status.ts'
import { PushHub } from './events.ts'
import { createExotelProvider } from './exotel/exotel-provider.ts'
import { RateBudget } from './exotel/rate-budget.ts'
import type { Lifetime } from './lifetime.ts'
import { callbackRoute, providerBaseUrl } from './settings/callback-address.ts'
import { callingWindow } from './settings/calling-rules.ts'
import { Settings } from './settings/settings.ts'
import { DeadLetters } from './store/tables/dead-letters.ts'
import { type AccountSettings, TelecomAccount } from './telecom/telecom-account.ts'
import { WatchedProvider } from './telecom/watched-provider.ts'

/** Services that most others need. */
export type Ground = CoreParts & {
  readonly lifetime: Lifetime
  readonly settings: Settings
  readonly account: TelecomAccount
  readonly compliance: Compliance
  readonly pushes: PushHub
  readonly desk: DeskStatusBoard
  /** Known once the listener listens; before that, nobody is told of it. */
  readonly listener: { url: string }
}

export async function layGround(parts: CoreParts, lifetime: Lifetime): Promise<Ground> {
  const { store, clock, log } = parts
  const settings = new Settings(store, clock)
  await settings.load(parts.provisioned)
  const pushes = new PushHub()
  const compliance = new Compliance(clock, () => callingWindow((key) => settings.get(key)))
  // One for as long as the desk is open: a changed account must not get a fresh budget with each change.
  const rateBudget = lifetime.own(new RateBudget(clock))
  const account = new TelecomAccount(
    () => readAccount(settings),
    (complete) =>
      new WatchedProvider(createExotelProvider({ account: complete, clock, log, rateBudget }), (contact) =>
        desk.noteContact(contact),
      ),
  )
  const letters = new DeadLetters(store)
  const desk = lifetime.own(
    new DeskStatusBoard({
      compliance,
      store,
      account,
      callbackRoute: () => callbackRoute(settings),
      countDeadLetters: () => letters.waiting(),
      pushes,
      clock,
      log,
      practice: parts.practice !== null,
    }),
  )
  settings.onChange((changed) => {
    if (changed.some((key) => key.startsWith('exotel.'))) void account.renew()
    desk.publish()
  })
  return { ...parts, lifetime, settings, account, compliance, pushes, desk, listener: { url: '' } }
}

function readAccount(settings: Settings): AccountSettings {
  return {
    accountSid: settings.get('exotel.account-sid'),
    apiKey: settings.get('exotel.api-key'),
    apiToken: settings.get('exotel.api-token'),
    baseUrl: providerBaseUrl(settings),
    // The setting's check lets only parsed numbers in.
    defaultLine: settings.get('exotel.default-exophone') as E164 | null,
    flowAppId: settings.get('exotel.flow-app-id'),
  }
}
