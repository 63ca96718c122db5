import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../../shared/contract/bookings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectHasRight, selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'

/** Why a call cannot be placed, as the label of its button; `toPhone` where setting the own phone would help. */
export type CallBlock = { readonly words: string; readonly toPhone: boolean }

/**
 * What the window knows already needs no question. The core decides all the same at the moment of acting, and its
 * refusal is shown beside the button.
 */
export function useCallBlock(): (party: Pick<PartyView, 'numberLabel' | 'doNotDisturb'>) => CallBlock | null {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const user = useWindow(selectUser)
  const mayCall = useWindow(selectHasRight('place-calls'))
  const open = useWindow(selectMyOpenCall)
  const cutOffSince = useWindow(selectCutOffSince)
  const hours = useWindow((state) => state.deskStatus?.callingWindow ?? null)
  const because = (words: string) => ({ words, toPhone: false })
  return ({ numberLabel, doNotDisturb }) => {
    if (!mayCall) return because(t('blocked.right'))
    if (cutOffSince !== null) return because(t('blocked.cutOff'))
    if (user?.phoneLabel === null) return { words: t('blocked.noPhone'), toPhone: true }
    if (numberLabel === null) return because(t('blocked.noNumber'))
    if (doNotDisturb) return because(t('blocked.doNotDisturb'))
    if (open !== null) return because(t(open.status === 'unknown' ? 'blocked.unknown' : 'blocked.afterThis'))
    if (hours !== null && !hours.open) {
      return because(t('blocked.closed', { time: format.time(hours.changesAt) }))
    }
    return null
  }
}
