import { AppError } from '../../../shared/app-error.ts'
import type { CallPurpose } from '../../../shared/domain/call-status.ts'
import {
  type CallingWindow,
  callingWindowAt,
  lawfulWindow,
  type WindowState,
} from '../../../shared/domain/calling-window.ts'
import type { Clock } from '../ports.ts'

/** What the law leaves; weekends and shorter hours are company policy. */
export const defaultCallingWindow: CallingWindow = lawfulWindow

/** Calls that people of one booking make to each other, and calls that come in, are no commercial calls. */
const exemptPurposes: readonly CallPurpose[] = ['party-to-party', 'inbound']

/** What is to be known of a call that is about to be placed. */
export type CallQuestion = {
  readonly purpose: CallPurpose
  /** Set when the provider refused a call to this person for the do-not-disturb register. */
  readonly doNotDisturbAt: number | null
}

export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'outside-hours'; readonly nextAt: number }
  | { readonly allowed: false; readonly reason: 'do-not-disturb' }

/** The one place that answers: may this call be placed now? It is asked at the moment of acting. */
export class Compliance {
  readonly #clock: Clock
  readonly #window: () => CallingWindow

  constructor(clock: Clock, window: () => CallingWindow) {
    this.#clock = clock
    this.#window = window
  }

  mayCall(question: CallQuestion): Permission {
    if (question.doNotDisturbAt !== null) return { allowed: false, reason: 'do-not-disturb' }
    if (exemptPurposes.includes(question.purpose)) return { allowed: true }
    const window = this.windowNow()
    return window.open
      ? { allowed: true }
      : { allowed: false, reason: 'outside-hours', nextAt: window.changesAt }
  }

  windowNow(): WindowState & Pick<CallingWindow, 'opensMinute' | 'closesMinute'> {
    const window = this.#window()
    return { ...window, ...callingWindowAt(window, this.#clock.now()) }
  }
}

/** @throws AppError `outside-hours` with the next permitted time, or `provider-refused` for the register. */
export function requirePermission(permission: Permission): void {
  if (permission.allowed) return
  if (permission.reason === 'outside-hours') {
    throw new AppError(
      'outside-hours',
      'Calls are not allowed at this hour; the window opens again at the time given.',
      {
        reason: 'outside-hours',
        nextAvailableTime: new Date(permission.nextAt).toISOString(),
      },
    )
  }
  throw new AppError(
    'provider-refused',
    'This person is on the do-not-disturb register, so no call can be placed.',
    {
      reason: 'do-not-disturb',
    },
  )
}
