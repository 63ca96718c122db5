import type { CallView } from '../../shared/contract/calls.ts'
import { isOpenStatus } from '../../shared/domain/call-status.ts'

/**
 * Replies and pushes travel apart, so a reply may arrive after a push that knows more. A call never goes back: what
 * has ended stays ended, and what was heard of it only grows.
 */
function isOlder(call: CallView, known: CallView): boolean {
  const ended = !isOpenStatus(call.status)
  const knownEnded = !isOpenStatus(known.status)
  if (ended !== knownEnded) return knownEnded
  return timesHeard(call) < timesHeard(known)
}

/** False where everything of it is known: what is shown of it then stays as it is, and is not drawn again. */
export function bringsMore(call: CallView, known: CallView | undefined): boolean {
  if (known === undefined) return true
  return !isOlder(call, known) && JSON.stringify(call) !== JSON.stringify(known)
}

function timesHeard({ heard, notes }: CallView): number {
  return heard.callbacks + heard.polls + notes.length
}
