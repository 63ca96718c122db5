/** Who uses the page; the other side of the booking is called. */
export type MasklineUserType = 'customer' | 'worker' | 'agent'

/** What the booking backend answers to a call that was placed; numbers masked. */
export type MasklinePlacedCall = {
  readonly call_id: string
  readonly call_sid: string
  readonly session_id: string
  readonly from: string
  readonly to: string
  readonly caller_id: string
  readonly status: string
}

export type MasklineCallEvent = CustomEvent<{
  readonly bookingId: string
  readonly call: MasklinePlacedCall
}>

/** `code` as in the API; null when nothing answered. */
export type MasklineFailureEvent = CustomEvent<{
  readonly bookingId: string
  readonly code: string | null
}>

export declare class MasklineCallButton extends HTMLElement {
  bookingId: string
  userType: MasklineUserType
  /** As if it were pressed. Never rejects: what went wrong is shown and told as `maskline-failure`. */
  call(): Promise<void>
}

export declare class MasklineCallLog extends HTMLElement {
  bookingId: string
  /** Reads the newest calls again; a call from a button of the same page does so by itself. */
  refresh(): Promise<void>
}

declare global {
  interface HTMLElementTagNameMap {
    'maskline-call-button': MasklineCallButton
    'maskline-call-log': MasklineCallLog
  }
  interface HTMLElementEventMap {
    'maskline-call': MasklineCallEvent
    'maskline-failure': MasklineFailureEvent
  }
  interface DocumentEventMap {
    'maskline-call': MasklineCallEvent
    'maskline-failure': MasklineFailureEvent
  }
}
