import { AppError } from '../../shared/app-error.ts'
import { files as fileKinds } from '../../shared/contract/files.ts'
import type { NewAdmin, SignedIn } from '../../shared/contract/people.ts'
import type { CallbackSettings, DeadLetterView } from '../../shared/contract/settings.ts'
import { type ApiDesk, apiHandlers } from './api-handlers.ts'
import { type BookingFeatures, bookingHandlers } from './booking-handlers.ts'
import type { BookingNotes } from './bookings/booking-notes.ts'
import type { CallExports } from './calls/call-exports.ts'
import type { CallLog } from './calls/call-log.ts'
import type { Calls } from './calls/calls.ts'
import type { DeskStatusBoard } from './desk/desk-status.ts'
import { type DeskCare, deskCareHandlers } from './desk-care-handlers.ts'
import { type DesktopFeatures, desktopHandlers } from './desktop-handlers.ts'
import type { Handlers } from './dispatch.ts'
import type { FileDesk } from './file-desk.ts'
import type { Inbound } from './inbound/build-inbound.ts'
import { inboundHandlers } from './inbound/inbound-handlers.ts'
import type { Masking } from './masking/build-masking.ts'
import { maskingHandlers } from './masking/masking-handlers.ts'
import { agentHandlers, type PeopleFeatures, sessionHandlers } from './people-handlers.ts'
import type { Privacy } from './privacy/build-privacy.ts'
import { privacyHandlers } from './privacy/privacy-handlers.ts'
import { changeAccount, testAccount, viewAccount } from './settings/account-settings.ts'
import { hookAddressOf } from './settings/callback-address.ts'
import { refuseInPractice } from './settings/practice-account.ts'
import type { TelecomAccount } from './telecom/telecom-account.ts'

/** How the desk is left for practice and back; the host of the core does it. */
export interface DeskSwitch {
  /** False where practice mode cannot be entered or left from the window. */
  readonly canPractise: boolean
  startPractising(admin: NewAdmin): Promise<SignedIn>
  leavePractice(): Promise<void>
}

/** Dead letters, as Settings shows them. */
export interface DeadLetterDesk {
  list(): Promise<DeadLetterView[]>
  replay(id: string): Promise<DeadLetterView>
  waiting(): Promise<number>
}

export type Features = PeopleFeatures &
  BookingFeatures & {
    readonly practice: { readonly speed: number } | null
    readonly deskSwitch: DeskSwitch
    readonly account: TelecomAccount
    readonly desk: DeskStatusBoard
    readonly bookingNotes: BookingNotes
    readonly calls: Calls
    readonly inbound: Inbound
    readonly masking: Masking
    readonly callLog: CallLog
    readonly callExports: CallExports
    readonly files: FileDesk
    readonly deadLetters: DeadLetterDesk
    readonly privacy: Privacy
    readonly listenerUrl: () => string
  } & DesktopFeatures &
  Omit<DeskCare, 'audit'> &
  ApiDesk

/** Every request of the contract and the feature that answers it. */
export function createHandlers(features: Features): Handlers {
  return {
    ...setupHandlers(features),
    ...sessionHandlers(features),
    ...agentHandlers(features),
    ...deskHandlers(features),
    ...callLogHandlers(features),
    ...bookingHandlers(features),
    ...settingsHandlers(features),
    ...desktopHandlers(features),
    ...deskCareHandlers({ ...features, audit: features.privacy.audit }),
    ...apiHandlers(features),
    ...inboundHandlers(features.inbound),
    ...maskingHandlers(features.masking),
    ...privacyHandlers(features.privacy),
  }
}

function setupHandlers({ people, practice, deskSwitch }: Features) {
  return {
    'setup.state': async () => ({
      needsAdmin: await people.needsAdmin(),
      practice,
      canPractise: deskSwitch.canPractise,
    }),
    'setup.create-admin': async (admin) => people.openSession(await people.createAdmin(admin)),
    'setup.start-practising': (admin) => deskSwitch.startPractising(admin),
    'setup.leave-practice': async () => {
      await deskSwitch.leavePractice()
      return {}
    },
  } satisfies Partial<Handlers>
}

function callLogHandlers({ callLog, callExports }: Features) {
  return {
    'calls.log': ({ filter, after, limit }) => callLog.page(filter, after, limit),
    'calls.log-totals': ({ filter }) => callLog.totals(filter),
    'calls.agents': () => callLog.agents(),
    'calls.export': ({ filter }, caller) => callExports.prepare(filter, caller.user.id),
    'calls.cancel-export': async ({ id }, caller) => {
      callExports.cancel(id, caller.user.id)
      return {}
    },
  } satisfies Partial<Handlers>
}

function deskHandlers(features: Features) {
  const { desk, bookingNotes, calls, files } = features
  return {
    'desk.status': () => desk.status(),
    'bookings.write-notes': (input, caller) => bookingNotes.write(input, caller.user),
    'bookings.notes-history': ({ bookingId }) => bookingNotes.history(bookingId),
    'calls.place': ({ bookingId, partyId }, caller) => calls.place(caller.user.id, bookingId, partyId),
    'calls.mine': (_input, caller) => calls.mine(caller.user.id),
    'calls.of-booking': ({ bookingId, upTo }) => calls.ofBooking(bookingId, upTo),
    'calls.open': () => calls.open(),
    'files.ticket': async ({ kind, id, language }, caller) => {
      if (!caller.user.rights.includes(fileKinds[kind].right)) {
        throw new AppError('not-allowed', 'Your role does not allow this. Ask a supervisor.')
      }
      const ticket = await files.ticket(kind, id, caller.user.id, language)
      if (ticket === null) throw new AppError('not-found', 'There is no such file yet.')
      return { path: `/files/${kind}/${id}?ticket=${ticket}` }
    },
  } satisfies Partial<Handlers>
}

function settingsHandlers(features: Features) {
  const { settings, account, deadLetters } = features
  return {
    'settings.account': async () => viewAccount(settings),
    'settings.change-account': async (change, caller) => {
      refuseInPractice(features.practice)
      await changeAccount(settings, change, caller.user.id)
      return viewAccount(settings)
    },
    'settings.test-account': () => testAccount(account),
    'settings.callbacks': () => callbackSettings(features),
    'settings.change-callbacks': async ({ publicUrl }, caller) => {
      await settings.change({ 'callbacks.public-url': publicUrl }, caller.user.id)
      return callbackSettings(features)
    },
    'settings.hook-address': async ({ hook }) => ({
      url: hookAddressOf(settings, features.listenerUrl(), hook),
    }),
    'settings.renew-token': async ({ token }, caller) => {
      await settings.rotate(token === 'hook' ? 'hooks.token' : 'hooks.flow-token', caller.user.id)
      return callbackSettings(features)
    },
    'settings.dead-letters': () => deadLetters.list(),
    'settings.replay-dead-letter': ({ id }) => deadLetters.replay(id),
  } satisfies Partial<Handlers>
}

async function callbackSettings(features: Features): Promise<CallbackSettings> {
  const { settings, deadLetters, listenerUrl } = features
  return {
    publicUrl: settings.view('callbacks.public-url'),
    hookToken: settings.view('hooks.token'),
    flowToken: settings.view('hooks.flow-token'),
    previousHoldsUntil: {
      hook: settings.previousHoldsUntil('hooks.token'),
      flow: settings.previousHoldsUntil('hooks.flow-token'),
    },
    listenerUrl: listenerUrl(),
    deadLetters: await deadLetters.waiting(),
  }
}
