import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { CallRecord, CallSide } from '../store/tables/call-record.ts'
import { dialledNumberId } from './inbound-facts.ts'

/** Who answers at a number, and, should its owner call in, which booking it is about. */
export type KnownNumber = {
  readonly side: CallSide & { readonly numberId: string }
  readonly asCaller: CallerGuess | null
}

/** The booking that a caller most likely means, and who they are on it. */
export type CallerGuess = { readonly bookingId: string; readonly side: CallSide }

/** The numbers that the reports at hand speak of. */
export type KnownNumbers = ReadonlyMap<E164, KnownNumber>

export const nobodyKnown: KnownNumbers = new Map()

/**
 * Puts people on the sides of a call that came in. Which number is on which side follows from the facts alone, and a
 * side changes only to a number that has just been heard of, so that `known` need not hold any other.
 */
export function settleSides(call: CallRecord, known: KnownNumbers): CallRecord {
  const { inbound } = call.facts
  if (call.placement !== 'foreign' || inbound === undefined) return call
  // Between two people of a booking: who they are was known before the call was put through.
  if (call.purpose === 'party-to-party') {
    return {
      ...call,
      requestedAt: inbound.createdAt?.value ?? call.requestedAt,
      lineNumberId: inbound.line?.value ?? call.lineNumberId,
    }
  }
  const byId = new Map([...known.values()].map((number) => [number.side.numberId, number]))
  const callerId = inbound.caller?.value ?? null
  const caller = callerId === null ? undefined : byId.get(callerId)
  const callerIsNew =
    caller !== undefined && (callerId !== call.first.numberId || call.direction !== 'inbound')
  const dialledId = dialledNumberId(inbound)
  const dialled = dialledId === null ? undefined : byId.get(dialledId)
  const nobody: CallSide = { who: 'unknown', id: null, numberId: null }
  return {
    ...call,
    direction: 'inbound',
    purpose: 'inbound',
    requestedAt: inbound.createdAt?.value ?? call.requestedAt,
    lineNumberId: inbound.line?.value ?? call.lineNumberId,
    ...(callerIsNew && {
      first: caller.asCaller?.side ?? caller.side,
      bookingId: caller.asCaller?.bookingId ?? null,
    }),
    second: dialledId === call.second.numberId ? call.second : (dialled?.side ?? nobody),
  }
}
