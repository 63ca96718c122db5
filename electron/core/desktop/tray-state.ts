import type { DeskStatus } from '../../../shared/contract/desk.ts'
import type { TrayState } from '../ports.ts'

export type TrayFacts = {
  /** Whether anybody is signed in at a window. */
  readonly attended: boolean
  readonly inCall: boolean
  readonly wrappingUp: boolean
  readonly status: Pick<DeskStatus, 'account' | 'store'>
}

/** One word for a glance: what cannot go on comes first, then what goes on, then what could. */
export function trayState({ attended, inCall, wrappingUp, status }: TrayFacts): TrayState {
  if (status.store.health === 'dead') return 'error'
  if (inCall) return 'talking'
  if (wrappingUp) return 'wrap-up'
  if (status.account.reason === 'refused') return 'error'
  if (!attended || status.account.health === 'dead' || status.account.reason === 'not-set-up')
    return 'offline'
  return 'ready'
}
