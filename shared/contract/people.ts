import { z } from 'zod'
import { rights, roles } from '../domain/rights.ts'
import { push, request } from './shape.ts'

const role = z.enum(roles)

export const userView = z.object({
  id: z.string(),
  name: z.string(),
  signInName: z.string(),
  role,
  rights: z.array(z.enum(rights)),
  /** The user's own phone, the first leg of the calls they place; masked. */
  phoneLabel: z.string().nullable(),
  /** A test call to this phone was picked up. */
  phoneVerified: z.boolean(),
})
export type UserView = z.infer<typeof userView>

/** How far a session lets its holder in: not past a locked window, nor past a password that somebody else gave. */
export const standings = ['open', 'locked', 'first-password'] as const
export type Standing = (typeof standings)[number]

export const sessionUser = userView.extend({ standing: z.enum(standings) })
export type SessionUser = z.infer<typeof sessionUser>

export const signedIn = z.object({ token: z.string(), user: sessionUser })
export type SignedIn = z.infer<typeof signedIn>

export const minimumPasswordLength = 8

const personName = z.string().trim().min(1).max(80)
const password = z.string().min(minimumPasswordLength).max(200)
const typedPassword = z.string().max(200)

export const newAdmin = z.object({
  name: personName,
  signInName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{2,40}$/),
  password,
})
export type NewAdmin = z.infer<typeof newAdmin>

/** Somebody who may sign in, as the page of people shows them. */
export const personView = z.object({
  id: z.string(),
  name: z.string(),
  signInName: z.string(),
  role,
  phoneLabel: z.string().nullable(),
  phoneVerified: z.boolean(),
  mustChangePassword: z.boolean(),
  disabledAt: z.number().nullable(),
  createdAt: z.number(),
})
export type PersonView = z.infer<typeof personView>

export const newPerson = newAdmin.extend({ role })
export type NewPerson = z.infer<typeof newPerson>

export const setupState = z.object({
  /** Nobody can sign in yet: the first-run screen is due. */
  needsAdmin: z.boolean(),
  practice: z.object({ speed: z.number() }).nullable(),
  /** False where practice mode cannot be entered from the window. */
  canPractise: z.boolean(),
})
export type SetupState = z.infer<typeof setupState>

export const peopleRequests = {
  'setup.state': request('anyone', z.object({}), setupState),
  'setup.create-admin': request('anyone', newAdmin, signedIn),
  /** Leaves the real desk for the practice desk and signs its first user in there. */
  'setup.start-practising': request('anyone', newAdmin, signedIn),
  /** Goes back to the real desk; everybody has to sign in again there. */
  'setup.leave-practice': request('settings', z.object({}), z.object({})),
  'session.sign-in': request(
    'anyone',
    z.object({ signInName: z.string().max(80), password: z.string().max(200) }),
    signedIn,
  ),
  'session.current': request('desk', z.object({}), sessionUser),
  'session.sign-out': request('desk', z.object({}), z.object({})),
  'session.lock': request('desk', z.object({}), z.object({})),
  'session.unlock': request('desk', z.object({ password: typedPassword }), sessionUser),
  /** Somebody is at the window: a key, a click. The window says so now and then, never for each. */
  'session.note-input': request('desk', z.object({}), z.object({})),
  /** Ends every other session of this user. */
  'session.change-password': request(
    'desk',
    z.object({ oldPassword: typedPassword, newPassword: password }),
    sessionUser,
  ),
  'people.set-my-phone': request('desk', z.object({ number: z.string().max(40) }), userView),
  /** Rings the own phone; picked up, it is verified. Answers the call, which `call.changed` then follows. */
  'people.test-my-phone': request('desk', z.object({}), z.object({ callId: z.string() })),
  'people.list': request('people', z.object({}), z.array(personView)),
  /** With a first password, which they change when they sign in for the first time. */
  'people.create': request('people', newPerson, personView),
  'people.change': request(
    'people',
    z.object({ userId: z.string(), name: personName.exactOptional(), role: role.exactOptional() }),
    personView,
  ),
  /** Disabled, somebody cannot sign in, and whoever is signed in with this name is sent out. */
  'people.set-disabled': request(
    'people',
    z.object({ userId: z.string(), disabled: z.boolean() }),
    personView,
  ),
  'people.reset-password': request('people', z.object({ userId: z.string(), password }), personView),
} as const

/** What a session that does not stand open may ask for, and nothing else. */
export const allowedWhile: Readonly<
  Record<Exclude<Standing, 'open'>, readonly (keyof typeof peopleRequests)[]>
> = {
  locked: ['session.current', 'session.unlock', 'session.sign-out'],
  'first-password': ['session.current', 'session.change-password', 'session.sign-out'],
}

export const peoplePushes = {
  /** To one session alone, even where it is locked or has ended: the window asks how it stands, and who it is. */
  'session.changed': push('anyone', 'user', z.object({})),
} as const
