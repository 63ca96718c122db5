import type { AlsoWrite, RecordedChange } from '../calls/call-ledger.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import { apiCall } from './api-calls.ts'
import type { Relay } from './relay.ts'

/** Tells those who asked to be told of their calls, in one group with what there is to tell. */
export function relayChanges(relay: Pick<Relay, 'enqueue'>, calls: Pick<CallsTable, 'withNames'>): AlsoWrite {
  return async (changes) => {
    const told = changes.filter(isNews).map(({ call }) => call)
    const named = await calls.withNames(told)
    return named.flatMap((entry) => {
      const { relay: address } = entry.call
      if (address === null) return []
      return [relay.enqueue({ url: address.url, customField: address.field, call: apiCall(entry) })]
    })
  }
}

/** True when a caller of the API would see a difference, and asked to. */
function isNews({ previous, call }: RecordedChange): boolean {
  if (call.relay === null) return false
  if (previous === null || previous.status !== call.status) return true
  const before = previous.facts
  const after = call.facts
  return (
    previous.talkSeconds !== call.talkSeconds ||
    before.price?.value !== after.price?.value ||
    (before.recordingUrl === null) !== (after.recordingUrl === null)
  )
}
