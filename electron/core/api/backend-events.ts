import type { BackendEvent } from '../../../shared/domain/backend-event.ts'
import type { Statement } from '../store/store.ts'
import { printInstant, printInstantOrNull } from './api-fields.ts'
import type { Relay } from './relay.ts'

/**
 * Tells the booking backend of sessions and their calls. Masked, durable, at least once, and signed; nothing is told
 * while no address is set. Events of one session go out in order.
 */
export class BackendEvents {
  readonly #relay: Pick<Relay, 'enqueueFor' | 'wake'>
  readonly #url: () => string | null

  constructor(relay: Pick<Relay, 'enqueueFor' | 'wake'>, url: () => string | null) {
    this.#relay = relay
    this.#url = url
  }

  /** False while nobody wants to be told. */
  get wanted(): boolean {
    return this.#url() !== null
  }

  /** To be written in one group with the change that it tells of; `wake` afterwards sends it at once. */
  announce(event: BackendEvent): readonly Statement[] {
    const url = this.#url()
    if (url === null) return []
    const subject = event.sessionId ?? (event.event === 'call.ended' ? event.callId : '')
    return [this.#relay.enqueueFor(subject, url, (id) => ({ event_id: id, ...printEvent(event) }))]
  }

  wake(): void {
    this.#relay.wake()
  }
}

function printEvent(event: BackendEvent) {
  const head = {
    event: event.event,
    at: printInstant(event.at),
    booking_id: event.bookingId,
    session_id: event.sessionId,
  }
  switch (event.event) {
    case 'session.opened':
      return { ...head, virtual_number: event.lineLabel, expires_at: printInstantOrNull(event.expiresAt) }
    case 'session.closed':
      return {
        ...head,
        status: event.status,
        reason: event.reason,
        call_count: event.callCount,
        total_call_duration: event.talkSeconds,
      }
    case 'call.ended':
      return {
        ...head,
        call_id: event.callId,
        call_sid: event.callSid,
        caller_role: event.callerRole,
        call_status: event.status,
        call_duration: event.talkSeconds,
      }
    default:
      return event satisfies never
  }
}
