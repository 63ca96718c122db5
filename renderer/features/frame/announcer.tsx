import { useTranslation } from 'react-i18next'
import { selectMyCall } from '../../state/calls-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { otherLeg } from '../calling/call-sides.ts'
import { isOfCall, myState } from './my-state.ts'

/** Says to readers what changed: politely, but an incoming call at once. */
export function Announcer() {
  const { t } = useTranslation('frame')
  const user = useWindow(selectUser)
  const call = useWindow(selectMyCall)
  const cutOffSince = useWindow(selectCutOffSince)
  const agent = useWindow((state) => state.myAgent)
  if (user === null) return null
  const { word } = myState(user, call, cutOffSince, agent)
  const name = call === null ? '' : otherLeg(call).name || t('unknownCaller')
  const incoming = call?.direction === 'inbound' && call.status === 'agent-ringing'
  const sentence = isOfCall(word) ? t('announceCall', { state: t(word), name }) : t(word)
  return (
    <div className="sr-only">
      <div aria-live="polite">{incoming ? '' : sentence}</div>
      <div aria-live="assertive">{incoming ? t('announceIncoming', { name }) : ''}</div>
    </div>
  )
}
