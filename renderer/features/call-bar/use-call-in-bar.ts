import type { CallView } from '../../../shared/contract/calls.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { selectMyCall } from '../../state/calls-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'

/** How long a call that has ended stays in the bar, so that one can see how it ended and call again. */
const staysAfterEnd = 10 * 60_000

/** My call, or the one that ended a little while ago. */
export function useCallInBar(): CallView | null {
  const call = useWindow(selectMyCall)
  const now = useMinute()
  if (call === null) return null
  const over = !isOpenStatus(call.status) && now - (call.endedAt ?? call.requestedAt) > staysAfterEnd
  return over ? null : call
}
