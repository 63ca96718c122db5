import type { SessionOfBooking, SessionView } from '../../../shared/contract/masking.ts'
import { longestLifetimeHours } from '../../../shared/domain/masking.ts'

const hour = 3_600_000

/** Below this a line is said to close soon, milliseconds. */
const soon = hour

/** How a masked line stands, as a card or row says it. */
export type LineStanding = 'none' | 'active' | 'ending' | 'closing' | 'closed' | 'expired' | 'failed'

/** `closing`: somebody here closes it and can still take that back. */
export function lineStanding(session: SessionView | null, now: number, closing: boolean): LineStanding {
  if (session === null) return 'none'
  if (session.state !== 'active') return session.state
  if (closing) return 'closing'
  return session.expiresAt !== null && session.expiresAt - now < soon ? 'ending' : 'active'
}

/** Which part of its life-time is left, between 0 and 1. */
export function shareLeft({ expiresAt, lifetimeHours }: SessionView, now: number): number {
  if (expiresAt === null) return 1
  return Math.min(1, Math.max(0, (expiresAt - now) / (lifetimeHours * hour)))
}

export type TimeLeft = { readonly days: number; readonly hours: number; readonly minutes: number }

/** In whole minutes, rounded up: a line with a second left is not over. */
export function timeLeft(expiresAt: number, now: number): TimeLeft {
  const minutes = Math.max(0, Math.ceil((expiresAt - now) / 60_000))
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

const lifetimes = [2, 8, 24, 48, 72, longestLifetimeHours] as const

/** Hours from now that would keep the line longer than it is kept anyway. */
export function longerLifetimes({ expiresAt }: SessionView, now: number): readonly number[] {
  return lifetimes.filter((hours) => expiresAt === null || now + hours * hour > expiresAt)
}

/** Why a line cannot be opened: a failure's word, or `finished` where the booking is over. */
export type LineBlock = NonNullable<SessionOfBooking['failure']> | 'finished'

/** Null while it can be opened, or is open. */
export function lineBlock({ session, canOpen, failure }: SessionOfBooking): LineBlock | null {
  if (session?.state === 'active' || canOpen) return null
  return failure ?? 'finished'
}
