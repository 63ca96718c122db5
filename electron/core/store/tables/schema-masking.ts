/** The rows of masking sessions; see schema.ts for what columns hold. */

export interface MaskingLineRow {
  /** The line's number is in `phone_number` under this id. */
  number_id: string
  name: string
  added_at: number
  released_at: number | null
}

export interface MaskingSessionRow {
  id: string
  booking_id: string
  state: string
  failure: string | null
  customer_party_id: string | null
  worker_party_id: string | null
  opened_at: number
  /** A user's id; null: by itself. */
  opened_by: string | null
  expires_at: number | null
  lifetime_hours: number
  sliding: number
  terminated_at: number | null
  closed_by: string | null
  closed_why: string | null
  last_call_at: number | null
}

/** One of the two people of a session, and the line they call. */
export interface MaskingLegRow {
  session_id: string
  role: string
  party_id: string
  number_id: string
  line_id: string
  code: string
  /** 1 while the session is open: such rows are one for each number and line. */
  open: number
}

/** A call of a session: ours by its id, one that came in by the provider's. */
export interface MaskedCallRow {
  id: string
  session_id: string
  /** Who called. */
  role: string
  at: number
  call_id: string | null
  provider_call_id: string | null
}

/** What a flow was told; only ever added to. */
export interface MaskingAnswerRow {
  id: string
  at: number
  hook: string
  outcome: string
  session_id: string | null
  line_id: string | null
  provider_call_id: string | null
}
