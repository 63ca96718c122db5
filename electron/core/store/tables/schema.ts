import type {
  AgentStateChangeRow,
  AgentStateRow,
  BreakReasonRow,
  CallBackRow,
  CallWrapRow,
  DispositionRow,
} from './schema-agents.ts'
import type { ImportBookingRow, ImportPartyRow, ImportRunRow } from './schema-import.ts'
import type {
  MaskedCallRow,
  MaskingAnswerRow,
  MaskingLegRow,
  MaskingLineRow,
  MaskingSessionRow,
} from './schema-masking.ts'

/**
 * The columns as both engines hold them. Instants are milliseconds UTC; JSON is text; flags are 0 and 1.
 * Real numbers are in `phone_number` and nowhere else; everything refers to them by id.
 */
export interface Tables {
  user: UserRow
  session: SessionRow
  setting: SettingRow
  phone_number: PhoneNumberRow
  party: PartyRow
  booking: BookingTableRow
  call: CallRow
  call_note: CallNoteRow
  api_key: ApiKeyRow
  idempotent_request: IdempotentRequestRow
  relay: RelayRow
  dead_letter: DeadLetterRow
  raw_cursor: RawCursorRow
  call_count: CallCountRow
  booking_view: BookingViewRow
  import_run: ImportRunRow
  import_party: ImportPartyRow
  import_booking: ImportBookingRow
  agent_state: AgentStateRow
  agent_state_change: AgentStateChangeRow
  break_reason: BreakReasonRow
  disposition: DispositionRow
  call_wrap: CallWrapRow
  call_back: CallBackRow
  setting_change: SettingChangeRow
  user_preference: UserPreferenceRow
  missed_caller: MissedCallerRow
  notes_change: NotesChangeRow
  recording_file: RecordingFileRow
  masking_line: MaskingLineRow
  masking_session: MaskingSessionRow
  masking_leg: MaskingLegRow
  masked_call: MaskedCallRow
  masking_answer: MaskingAnswerRow
  audit_entry: AuditEntryRow
}

export interface UserRow {
  id: string
  name: string
  sign_in_name: string
  role: string
  password_hash: string
  phone_number_id: string | null
  created_at: number
  disabled_at: number | null
  /** 1: the password was given by somebody else and has to be changed first. */
  must_change_password: number
  /** When a call to `phone_number_id` was picked up; null for a number that was never tried. */
  phone_verified_at: number | null
}

export interface SessionRow {
  /** SHA-256 of the token; the token itself is only in the window. */
  token_hash: string
  user_id: string
  created_at: number
  expires_at: number
  locked_at: number | null
}

export interface SettingRow {
  key: string
  value: string
  source: string
  variable: string | null
  changed_at: number
  changed_by: string | null
}

export interface PhoneNumberRow {
  id: string
  e164: string
  last_ten: string
  /** Set when the provider refused a call because the person is on the do-not-disturb register. */
  do_not_disturb_at: number | null
}

export interface PartyRow {
  id: string
  role: string
  /** The booking backend's own id for the person. */
  external_id: string | null
  name: string
  phone_number_id: string | null
  languages: string
}

export interface BookingTableRow {
  id: string
  reference: string
  service: string
  detail: string
  locality: string
  address: string
  status: string
  status_times: string
  scheduled_at: number | null
  scheduled_until: number | null
  amount_paise: number | null
  to_collect_paise: number | null
  customer_party_id: string | null
  worker_party_id: string | null
  vendor_party_id: string | null
  notes: string
  created_at: number
  updated_at: number
}

export interface CallRow {
  id: string
  provider: string
  provider_call_id: string | null
  /** What we put into the provider's custom field. */
  correlation: string
  booking_id: string | null
  direction: string
  purpose: string
  agent_user_id: string | null
  first_who: string
  first_id: string | null
  first_number_id: string | null
  second_who: string
  second_id: string | null
  second_number_id: string | null
  line_number_id: string | null
  status: string
  /** 1 while the call may still be going on. */
  open: number
  /** Everything heard so far, merged; see calls/call-facts.ts. */
  facts: string
  requested_at: number
  answered_at: number | null
  ended_at: number | null
  talk_seconds: number | null
  price: string | null
  recorded: number
  recording_url: string | null
  failure_reason: string | null
  heard_at: number | null
  callbacks: number
  polls: number
  /** When the provider is to be asked next; null when there is nothing left to learn. */
  next_check_at: number | null
  checks: number
  relay_url: string | null
  relay_field: string | null
  /** Rises with every change: who changes a call names the revision that they read. */
  revision: number
  updated_at: number
}

export interface CallNoteRow {
  id: string
  call_id: string
  at: number
  kind: string
  detail: string
}

export interface ApiKeyRow {
  id: string
  name: string
  key_hash: string
  rights: string
  default_agent_id: string | null
  created_at: number
  revoked_at: number | null
  /** To the minute. */
  last_used_at: number | null
}

export interface IdempotentRequestRow {
  api_key_id: string
  route: string
  idempotency_key: string
  body_hash: string
  /** Null while the request is being carried out. */
  answer_status: number | null
  answer_body: string | null
  created_at: number
}

export interface RelayRow {
  id: string
  /** What the event tells of: the id of a call or of a session. */
  subject: string
  url: string
  body: string
  attempts: number
  next_attempt_at: number | null
  delivered_at: number | null
  created_at: number
}

export interface DeadLetterRow {
  id: string
  raw_sequence: number
  received_at: number
  route: string
  method: string
  query: string
  content_type: string
  body: Uint8Array
  reason: string
  replayed_at: number | null
}

export interface RawCursorRow {
  id: number
  applied_through: number
}

/** Counts of ended calls, kept by the store itself. */
export interface CallCountRow {
  /** `hour` or `day`. */
  span: string
  /** The agent's id; empty where a call had none, `*` for the calls of all. */
  agent: string
  /** The number of the hour or day, in Indian time. */
  at: number
  direction: string
  status: string
  /** How many of the bounds of talk the calls have reached. */
  talk_class: number
  calls: number
  talk_seconds: number
  /** In hundredths of a paisa. */
  cost: number
}

export interface BookingViewRow {
  id: string
  user_id: string
  name: string
  filter: string
  created_at: number
}

/** Only ever added to. */
export interface SettingChangeRow {
  id: string
  key: string
  at: number
  source: string
  variable: string | null
  user_id: string | null
  /** 1: the values are not kept here. */
  secret: number
  /** Null: not set before, or a secret. */
  old_value: string | null
  new_value: string | null
  /** The change that this one takes back. */
  undoes: string | null
}

export interface UserPreferenceRow {
  user_id: string
  key: string
  /** JSON. */
  value: string
  changed_at: number
}

export interface MissedCallerRow {
  /** The number's id; for a caller without a number, the call's. */
  caller_key: string
  taken_by: string | null
  taken_at: number | null
  tried_by: string | null
  tried_at: number | null
  /** Calls up to then are not waiting any more. */
  dismissed_at: number | null
  dismissed_by: string | null
}

export interface NotesChangeRow {
  id: string
  booking_id: string
  user_id: string
  /** What one person writes in one go is one change, from here … */
  began_at: number
  /** … to here. */
  changed_at: number
  /** The whole text after the change. */
  notes: string
}

export interface RecordingFileRow {
  call_id: string
  file_name: string
  /** Of this file alone: who drops the row has made the file unreadable. */
  key: Uint8Array
  /** Length of the audio, not of the sealed file. */
  bytes: number
  content_type: string
  fetched_at: number
}

/** Only ever added to; triggers refuse anything else. */
export interface AuditEntryRow {
  /** Without gaps, from 1. */
  sequence: number
  at: number
  /** Null: the program itself. */
  user_id: string | null
  kind: string
  subject: string
  subject_id: string | null
  booking_id: string | null
  why: string
  /** Empty in the first one. */
  previous_hash: string
  hash: string
}
