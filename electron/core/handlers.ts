import { AppError } from '../../shared/app-error.ts'
import { files } from '../../shared/contract/files.ts'
import type { NewAdmin, SignedIn } from '../../shared/contract/people.ts'
import type { CallbackSettings, DeadLetterView } from '../../shared/contract/settings.ts'
import type { BookingNotes } from './bookings/booking-notes.ts'
import type { Bookings } from './bookings/bookings.ts'
import type { Calls } from './calls/calls.ts'
import type { DeskStatusBoard } from './desk/desk-status.ts'
import type { Handlers } from './dispatch.ts'
import type { People } from './people/people.ts'
import type { Recordings } from './recordings/recordings.ts'
import { changeAccount, testAccount, viewAccount } from './settings/account-settings.ts'
import type { Settings } from './settings/settings.ts'
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

export type Features = {
  readonly practice: { readonly speed: number } | null
  readonly deskSwitch: DeskSwitch
  readonly people: People
  readonly settings: Settings
  readonly account: TelecomAccount
  readonly desk: DeskStatusBoard
  readonly bookings: Bookings
  readonly bookingNotes: BookingNotes
  readonly calls: Calls
  readonly recordings: Recordings
  readonly deadLetters: DeadLetterDesk
  readonly listenerUrl: () => string
}

/** Every request of the contract and the feature that answers it. */
export function createHandlers(features: Features): Handlers {
  return {
    ...peopleHandlers(features),
    ...deskHandlers(features),
    ...settingsHandlers(features),
  }
}

function peopleHandlers({ people, practice, deskSwitch }: Features) {
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
    'session.sign-in': ({ signInName, password }) => people.signIn(signInName, password),
    'session.current': async (_input, caller) => caller.user,
    'session.sign-out': async (_input, caller) => {
      await people.signOut(caller.token)
      return {}
    },
    'people.set-my-phone': ({ number }, caller) => people.setPhone(caller.user.id, number),
  } satisfies Partial<Handlers>
}

function deskHandlers({ desk, bookings, bookingNotes, calls, recordings }: Features) {
  return {
    'desk.status': () => desk.status(),
    'bookings.list': ({ search, limit }) => bookings.list(search, limit),
    'bookings.get': ({ bookingId }) => bookings.get(bookingId),
    'bookings.write-notes': (input, caller) => bookingNotes.write(input, caller.user),
    'bookings.notes-history': ({ bookingId }) => bookingNotes.history(bookingId),
    'calls.place': ({ bookingId, partyId }, caller) => calls.place(caller.user.id, bookingId, partyId),
    'calls.mine': (_input, caller) => calls.mine(caller.user.id),
    'calls.of-booking': ({ bookingId, upTo }) => calls.ofBooking(bookingId, upTo),
    'calls.list': ({ page, limit }) => calls.list({}, page, limit),
    'files.ticket': async ({ kind, id }, caller) => {
      if (!caller.user.rights.includes(files[kind].right)) {
        throw new AppError('not-allowed', 'Your role does not allow this. Ask a supervisor.')
      }
      await recordings.prepare(id)
      const ticket = await recordings.ticket(id)
      if (ticket === null) throw new AppError('not-found', 'There is no recording of this call yet.')
      return { path: `/files/${kind}/${id}?ticket=${ticket}` }
    },
  } satisfies Partial<Handlers>
}

function settingsHandlers(features: Features) {
  const { settings, account, deadLetters } = features
  return {
    'settings.account': async () => viewAccount(settings),
    'settings.change-account': async (change, caller) => {
      if (features.practice !== null) {
        throw new AppError(
          'wrong-state',
          'Practice has an account of its own. Leave practice to change the real one.',
          {
            reason: 'practice-account',
          },
        )
      }
      await changeAccount(settings, change, caller.user.id)
      return viewAccount(settings)
    },
    'settings.test-account': () => testAccount(account),
    'settings.callbacks': () => callbackSettings(features),
    'settings.change-callbacks': async ({ publicUrl }, caller) => {
      await settings.change({ 'callbacks.public-url': publicUrl }, caller.user.id)
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
    listenerUrl: listenerUrl(),
    deadLetters: await deadLetters.waiting(),
  }
}
