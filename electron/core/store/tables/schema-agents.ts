export interface AgentStateRow {
  user_id: string
  state: string
  since: number
  break_reason_id: string | null
  /** The call they are on, or wrap up. */
  call_id: string | null
  wrap_until: number | null
  /** What is filled in so far, as JSON; saved as it is when the time is over. */
  wrap_draft: string | null
  next_state: string | null
  next_break_reason_id: string | null
  /** 1: offline because no window was open, and back with the next one. */
  absent: number
}

export interface AgentStateChangeRow {
  id: string
  user_id: string
  at: number
  state: string
  break_reason_id: string | null
  call_id: string | null
}

export interface BreakReasonRow {
  id: string
  word_en: string
  word_hi: string
  limit_minutes: number | null
  position: number
  retired_at: number | null
}

export interface DispositionRow {
  id: string
  word_en: string
  word_hi: string
  /** The key that chooses it, 1 to 9. */
  digit: number | null
  detail: string
  next_step: string
  fits: string
  position: number
  retired_at: number | null
}

export interface CallWrapRow {
  call_id: string
  booking_id: string | null
  user_id: string
  at: number
  /** Null: not filled in. */
  disposition_id: string | null
  detail: string
  note: string
  next_step: string
  next_at: number | null
}

export interface CallBackRow {
  id: string
  kind: string
  /** Whose list it is on. */
  user_id: string
  booking_id: string
  party_id: string
  /** The call in which it was promised. */
  call_id: string | null
  due_at: number
  note: string
  created_at: number
  done_at: number | null
  done_by: string | null
  /** 1: given up rather than kept, at `done_at`. */
  cancelled: number
}
