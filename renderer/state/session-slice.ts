import type { AppError } from '../../shared/app-error.ts'
import type { NewAdmin, SessionUser, SetupState, SignedIn, UserView } from '../../shared/contract/people.ts'
import type { Right } from '../../shared/domain/rights.ts'
import { appErrorFrom } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

/** What brought us to the door; the screen there begins with it. */
export type WhyAtDoor =
  | 'arrived'
  | 'session-ended'
  /** Practice was left for a real account. */
  | 'left-practice'
  /** Practice has users from an earlier time, and the new name and password are none of theirs. */
  | 'practice-has-users'

export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'unreachable'; readonly error: AppError }
  | { readonly kind: 'first-run'; readonly setup: SetupState; readonly why: WhyAtDoor }
  | { readonly kind: 'signed-out'; readonly setup: SetupState; readonly why: WhyAtDoor }
  | { readonly kind: 'signed-in'; readonly user: UserView }
  /** The core holds the lock; what the window knew waits behind it. */
  | { readonly kind: 'locked'; readonly user: UserView }
  /** Somebody else gave the password; nothing goes on before it is changed. */
  | { readonly kind: 'first-password'; readonly user: UserView }

/** The promises reject with an AppError where a form shows it. */
export type SessionSlice = {
  readonly session: Session
  /** `ready`: what a session that goes on waits for besides its user. */
  beginSession(ready?: Promise<void>): Promise<void>
  createAdmin(admin: NewAdmin): Promise<void>
  startPractising(admin: NewAdmin): Promise<void>
  signIn(signInName: string, password: string): Promise<void>
  signOut(): Promise<void>
  leavePractice(): Promise<void>
  setMyPhone(number: string): Promise<void>
  /** Rings the own phone, to see whether it is picked up. */
  testMyPhone(): Promise<void>
  changePassword(oldPassword: string, newPassword: string): Promise<void>
  lock(): Promise<void>
  unlock(password: string): Promise<void>
  /** How the session stands now, and who it is; the core said that something of it changed. */
  askSession(): Promise<void>
  /** The core no longer knows who we are. */
  endSession(): Promise<void>
}

export const createSessionSlice: Slice<SessionSlice> = ({ client }) => {
  return (set, get) => {
    const enter = ({ token, user }: SignedIn) => {
      client.setToken(token)
      get().forgetDesk()
      set({ session: standingOf(user) })
    }
    const showDoor = async (why: WhyAtDoor) => {
      try {
        const setup = await client.request('setup.state', {})
        set({
          session: { kind: setup.needsAdmin ? 'first-run' : 'signed-out', setup, why },
        })
      } catch (thrown) {
        set({ session: { kind: 'unreachable', error: appErrorFrom(thrown) } })
      }
    }
    const leave = async (why: WhyAtDoor) => {
      client.setToken(null)
      get().forgetDesk()
      await showDoor(why)
    }

    return {
      session: { kind: 'starting' },
      async beginSession(ready) {
        if (!client.hasToken()) return showDoor('arrived')
        try {
          const [user] = await Promise.all([client.request('session.current', {}), ready])
          set({ session: standingOf(user) })
        } catch (thrown) {
          const error = appErrorFrom(thrown)
          if (error.code === 'not-signed-in') return leave('session-ended')
          set({ session: { kind: 'unreachable', error } })
        }
      },
      createAdmin: async (admin) => enter(await client.request('setup.create-admin', admin)),
      async startPractising(admin) {
        try {
          enter(await client.request('setup.start-practising', admin))
        } catch (thrown) {
          // The desk has been changed all the same, and this is the way into it.
          if (appErrorFrom(thrown).detail.reason !== 'wrong-password') throw thrown
          await showDoor('practice-has-users')
        }
      },
      signIn: async (signInName, password) =>
        enter(await client.request('session.sign-in', { signInName, password })),
      async signOut() {
        await client.request('session.sign-out', {}).catch(appErrorFrom)
        await leave('arrived')
      },
      async leavePractice() {
        await client.request('setup.leave-practice', {})
        await leave('left-practice')
      },
      async setMyPhone(number) {
        const user = await client.request('people.set-my-phone', { number })
        set({ session: { kind: 'signed-in', user } })
      },
      async testMyPhone() {
        await client.request('people.test-my-phone', {})
      },
      async changePassword(oldPassword, newPassword) {
        set({
          session: standingOf(await client.request('session.change-password', { oldPassword, newPassword })),
        })
      },
      async lock() {
        await client.request('session.lock', {})
        await get().askSession()
      },
      async unlock(password) {
        set({ session: standingOf(await client.request('session.unlock', { password })) })
      },
      async askSession() {
        try {
          set({ session: standingOf(await client.request('session.current', {})) })
        } catch {
          // A session that has ended is heard of by itself; anything else is asked again with the next connection.
        }
      },
      async endSession() {
        const { kind } = get().session
        if (kind === 'signed-in' || kind === 'locked' || kind === 'first-password')
          await leave('session-ended')
      },
    }
  }
}

function standingOf(user: SessionUser): Session {
  return { kind: user.standing === 'open' ? 'signed-in' : user.standing, user }
}

export function selectUser({ session }: WindowState): UserView | null {
  return session.kind === 'signed-in' ? session.user : null
}

export function selectHasRight(right: Right): (state: WindowState) => boolean {
  return (state) => selectUser(state)?.rights.includes(right) === true
}
