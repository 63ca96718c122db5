import type { CallView } from '../../../shared/contract/calls.ts'
import type { NoticeEvent } from '../../../shared/domain/preferences.ts'

export type DueNotice = { readonly event: NoticeEvent; readonly who: string }

/** What of the calls that changed somebody wants to be told: who rings, and who rang in vain. */
export function dueNotices(
  before: readonly CallView[],
  now: readonly CallView[],
  wanted: readonly NoticeEvent[],
): readonly DueNotice[] {
  const known = new Map(before.map((call) => [call.id, call.status]))
  return now.flatMap((call): DueNotice[] => {
    if (call.direction !== 'inbound' || known.get(call.id) === call.status) return []
    const event = eventOf(call)
    return event !== null && wanted.includes(event) ? [{ event, who: call.firstLeg.name }] : []
  })
}

function eventOf({ status }: CallView): NoticeEvent | null {
  if (status === 'missed') return 'missed-call'
  return status === 'agent-ringing' ? 'incoming-call' : null
}
