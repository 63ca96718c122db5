import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { duration } from '../../i18n/format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { myLeg, otherLeg } from './call-sides.ts'
import { firstName } from './first-name.ts'

export type CallOutcome = {
  /** `wrap`: somebody was not reached, which is an outcome and no error. */
  readonly tone: 'plain' | 'live' | 'wrap'
  readonly words: string
}

/** How a call stands or ended, in a sentence that blames nobody. */
export function useCallOutcome(): (call: CallView) => CallOutcome {
  const { t } = useTranslation('outcomes')
  const foundWords = useFoundWords()
  const userId = useWindow((state) => selectUser(state)?.id)
  return (call) => {
    const agent = myLeg(call)
    const mine = agent.id === userId
    const names = { name: firstName(otherLeg(call)) || t('somebody'), agent: firstName(agent) }
    const inbound = call.direction === 'inbound' ? inboundKey(call, mine) : null
    if (inbound !== null) {
      const tone =
        inbound === 'inRings' || inbound === 'inRingsHere' || inbound === 'inCalls' ? 'live' : 'wrap'
      return { tone, words: t(inbound, names) }
    }
    if (isOpenStatus(call.status)) {
      const tone = call.status === 'unknown' ? 'wrap' : 'live'
      return { tone, words: t(openKey(call.status, mine), names) }
    }
    switch (call.status) {
      case 'completed':
        return { tone: 'plain', words: t(...talked(call.talkSeconds)) }
      case 'busy':
        return { tone: 'wrap', words: t('busy', names) }
      case 'no-answer':
        return { tone: 'wrap', words: t('noAnswer', names) }
      case 'canceled':
        return { tone: 'plain', words: t(mine ? 'youCancelled' : 'cancelled', names) }
      case 'agent-unavailable':
        return { tone: 'wrap', words: t(mine ? 'youNotTaken' : 'notTaken', names) }
      default: {
        const reason = foundWords(`outcomes:failed.${call.failureReason ?? ''}`, names)
        return { tone: 'wrap', words: reason ?? t('failed', names) }
      }
    }
  }
}

/** Whoever calls in is the one of whom the sentence tells. */
function inboundKey({ status, secondLeg }: CallView, mine: boolean) {
  switch (status) {
    case 'queued':
    case 'agent-ringing':
    case 'customer-ringing':
      if (secondLeg.who !== 'agent' || secondLeg.phase !== 'ringing') return 'inCalls'
      return mine ? 'inRingsHere' : 'inRings'
    case 'unknown':
      return 'inAsking'
    case 'missed':
      return secondLeg.phase === 'canceled' ? 'inRangOff' : 'inMissed'
    case 'rejected':
      return mine ? 'inYouDeclined' : 'inDeclined'
    default:
      return null
  }
}

function talked(seconds: number | null): ['talked' | 'talkedUnknown' | 'putDownAtOnce', { time: string }] {
  if (seconds === null) return ['talkedUnknown', { time: '' }]
  return seconds === 0 ? ['putDownAtOnce', { time: '' }] : ['talked', { time: duration(seconds, 'table') }]
}

function openKey(status: CallView['status'], mine: boolean) {
  switch (status) {
    case 'queued':
      return 'asked'
    case 'agent-ringing':
      return mine ? 'yourPhoneRings' : 'agentPhoneRings'
    case 'customer-ringing':
      return 'rings'
    case 'in-progress':
      return 'talking'
    default:
      return 'unknown'
  }
}
