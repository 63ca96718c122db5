import { AppError } from '../../shared/app-error.ts'
import type { AboutDesk } from '../../shared/contract/about.ts'
import type { CallbackTest } from '../../shared/contract/callback-test.ts'
import type { Backups } from './backups/backups.ts'
import type { DeskHome } from './desk-home.ts'
import type { Handlers } from './dispatch.ts'
import { readLogTail } from './log-tail.ts'
import type { AuditLog } from './privacy/audit-log.ts'
import type { DeskSettingsDesk } from './settings/desk-settings.ts'
import { refuseInPractice } from './settings/practice-account.ts'
import type { PreferencesDesk } from './settings/preferences.ts'
import type { Retention } from './settings/retention.ts'
import type { Store } from './store/store.ts'

/** What looks after the desk itself: its settings, its copies, what it forgets, and what can be told of it. */
export type DeskCare = {
  readonly store: Store
  readonly home: DeskHome
  readonly practice: object | null
  readonly deskSettings: DeskSettingsDesk
  readonly preferences: PreferencesDesk
  readonly retention: Retention
  readonly backups: Backups
  readonly testCallbacks: () => Promise<CallbackTest>
  readonly audit: AuditLog
}

export function deskCareHandlers(care: DeskCare) {
  return { ...settingHandlers(care), ...backupHandlers(care), ...aboutHandlers(care) }
}

function settingHandlers(care: DeskCare) {
  const { deskSettings, preferences, retention, practice } = care
  return {
    'settings.desk': async () => deskSettings.view(),
    'settings.change-desk': ({ key, value }, caller) => deskSettings.change(key, value, caller.user.id),
    'settings.history': ({ limit }) => deskSettings.history(limit),
    'settings.undo': ({ changeId }, caller) =>
      deskSettings.undo(changeId, caller.user.id, (key) => {
        if (key.startsWith('exotel.')) refuseInPractice(practice)
      }),
    'settings.retention': (days) => retention.preview(days),
    'settings.run-retention': async () => {
      await retention.run()
      return retention.preview(retention.days())
    },
    'settings.test-callbacks': () => care.testCallbacks(),
    'preferences.mine': (_input, caller) => preferences.of(caller.user.id),
    'preferences.change': (change, caller) => preferences.change(caller.user.id, change),
  } satisfies Partial<Handlers>
}

function backupHandlers({ backups }: DeskCare) {
  return {
    'backups.list': async () => backups.list(),
    'backups.take': async () => {
      await backups.take('asked')
      return backups.list()
    },
    'backups.check': ({ id }) => backups.check(id),
    'backups.restore': async ({ id }) => ({ kept: await backups.restore(id) }),
  } satisfies Partial<Handlers>
}

function aboutHandlers(care: DeskCare) {
  const { home } = care
  return {
    'about.desk': () => aboutDesk(care),
    'about.log': async ({ level, limit }) => readLogTail(home.logs, level, limit),
    'about.open-folder': async ({ folder }) => {
      if (home.openFolder === null) {
        throw new AppError(
          'wrong-state',
          'A browser cannot open folders; look in the folder that is shown.',
          {
            reason: 'no-desktop',
          },
        )
      }
      home.openFolder(folder === 'home' ? home.folder : home.logs)
      return {}
    },
    'keys.make-recovery-code': async () => ({ code: home.keys.offerRecoveryCode() }),
    'keys.confirm-recovery-code': async ({ code }) => {
      await home.keys.confirmRecoveryCode(code)
      return aboutDesk(care)
    },
    'keys.change': async ({ recoveryCode, why }, caller) => {
      await home.keys.change(care.store.upkeep, recoveryCode)
      const entry = { kind: 'key.rotated', subject: 'store', subjectId: null, bookingId: null } as const
      await care.audit.record({ ...entry, userId: caller.user.id, why })
      return aboutDesk(care)
    },
  } satisfies Partial<Handlers>
}

async function aboutDesk({ store, home }: DeskCare): Promise<AboutDesk> {
  return {
    version: home.version,
    home: home.folder,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    storeBytes: store.upkeep.bytesOnDisk(),
    calls: await store.upkeep.callCount(),
    slots: [...home.keys.slots()],
    openedBy: store.health().keySlot,
    oldKeys: home.keys.oldKeys(),
    canOpenFolders: home.openFolder !== null,
  }
}
