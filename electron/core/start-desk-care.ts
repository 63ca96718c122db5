import { join } from 'node:path'
import { Backups } from './backups/backups.ts'
import type { DeskCare } from './desk-care-handlers.ts'
import type { Ground } from './lay-ground.ts'
import type { RecordingShelf } from './recordings/recording-shelf.ts'
import { callbackBase, callbackRoute } from './settings/callback-address.ts'
import { testCallbacks } from './settings/callback-test.ts'
import { DeskSettingsDesk } from './settings/desk-settings.ts'
import { PreferencesDesk } from './settings/preferences.ts'
import { Retention } from './settings/retention.ts'
import type { TestHookSink } from './settings/test-hook-sink.ts'

/** What looks after the desk by itself, daily, and what Settings asks of it. */
export function startDeskCare(
  ground: Ground,
  shelf: RecordingShelf,
  testHooks: TestHookSink,
): Omit<DeskCare, 'practice' | 'audit'> {
  const { store, clock, log, settings, lifetime, home, listener } = ground
  const retention = lifetime.own(
    new Retention({
      ...{ store, settings, clock, log },
      tidyFiles: async () => {
        await shelf.tidy()
        await home.keys.dropOldKeys()
      },
    }),
  )
  const folder = join(home.folder, 'backups')
  const backups = lifetime.own(new Backups({ folder, store, reopen: home.reopen, clock, log }))
  retention.start()
  backups.start()
  return {
    store,
    home,
    retention,
    backups,
    deskSettings: new DeskSettingsDesk(settings, store),
    preferences: new PreferencesDesk(store, clock),
    testCallbacks: () =>
      testCallbacks({
        route: () => callbackRoute(settings),
        base: () => callbackBase(settings, listener.url),
        token: () => settings.get('hooks.token') ?? '',
        listenerUrl: () => listener.url,
        sink: testHooks,
      }),
  }
}
