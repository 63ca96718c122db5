import { z } from 'zod'
import { rights, role } from '../domain/rights.ts'
import { request } from './shape.ts'

export const userView = z.object({
  id: z.string(),
  name: z.string(),
  signInName: z.string(),
  role,
  rights: z.array(z.enum(rights)),
  /** The user's own phone, the first leg of the calls they place; masked. */
  phoneLabel: z.string().nullable(),
})
export type UserView = z.infer<typeof userView>

export const signedIn = z.object({ token: z.string(), user: userView })
export type SignedIn = z.infer<typeof signedIn>

export const minimumPasswordLength = 8

export const newAdmin = z.object({
  name: z.string().trim().min(1).max(80),
  signInName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{2,40}$/),
  password: z.string().min(minimumPasswordLength).max(200),
})
export type NewAdmin = z.infer<typeof newAdmin>

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
  'session.current': request('desk', z.object({}), userView),
  'session.sign-out': request('desk', z.object({}), z.object({})),
  'people.set-my-phone': request('desk', z.object({ number: z.string().max(40) }), userView),
} as const
