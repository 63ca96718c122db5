import { useTranslation } from 'react-i18next'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { firstName } from '../calling/first-name.ts'

export type MissedWords = {
  readonly name: string
  /** What was done about the caller, or what happened last. */
  readonly state: string
  readonly takenByOther: boolean
}

export function useMissedWords(): (caller: MissedCaller) => MissedWords {
  const { t } = useTranslation('inbound')
  const format = useFormat()
  const userId = useWindow((state) => selectUser(state)?.id)
  return (caller) => {
    const { takenBy, triedBy, who } = caller
    const known =
      who === 'customer' || caller.name === '' ? caller.name : `${caller.name}, ${t(`role.${who}`)}`
    const name = known || t('callerWith', { number: caller.numberLabel })
    const takenByOther = takenBy !== null && takenBy.userId !== userId
    const words = (state: string): MissedWords => ({ name, state, takenByOther })
    if (takenBy !== null && takenByOther) {
      return words(t('takenBy', { name: firstName({ who: 'agent', name: takenBy.name }) }))
    }
    if (triedBy !== null) return words(t('triedAt', { time: format.time(triedBy.at) }))
    if (takenBy !== null) return words(t('takenByYou'))
    if (caller.bookingId === null) return words(t('noBooking'))
    if (caller.declined) return words(t('declined'))
    return words(caller.rangSeconds === null ? t('notCalledBack') : t('rang', { count: caller.rangSeconds }))
  }
}
