import type { FindMasked } from '../calls/call-matcher.ts'
import type { Store } from '../store/store.ts'
import type { CallSide } from '../store/tables/call-record.ts'
import { MaskedCallsTable, type MaskedPerson } from '../store/tables/masked-calls.ts'

/** Tells the log of calls which of those that came in run in sessions, and between whom. */
export function createFindMasked(store: Store): FindMasked {
  const calls = new MaskedCallsTable(store)
  return async (providerCallIds) => {
    const found = await calls.inbound(providerCallIds)
    return new Map(
      [...found].map(([id, { bookingId, caller, counterpart }]) => [
        id,
        { bookingId, caller: sideOf(caller), counterpart: sideOf(counterpart) },
      ]),
    )
  }
}

function sideOf({ role, partyId, numberId }: MaskedPerson): CallSide {
  return { who: role, id: partyId, numberId }
}
