/** There is one run at a time; the tables below hold its rows. */
export interface ImportRunRow {
  id: string
  /** `staging`, `committed`, `finished`; what never got beyond staging is swept away. */
  state: string
  file_name: string
  user_id: string
  /** The bookings that the run made or changed have it as their time of change. */
  begun_at: number
  refused: number
  /** How far a committed run has been carried out: the last position stored. After a kill it goes on from here. */
  stored_parties: number
  stored_bookings: number
}

/** A person of a run, once however many rows name them. Null: not given, so what is there stays. */
export interface ImportPartyRow {
  /** From 1. */
  position: number
  /** The id the party gets if nobody is found to be the same. */
  new_id: string
  party_id: string | null
  role: string
  external_id: string | null
  name: string | null
  number_id: string | null
  languages: string | null
  /** Of the booking, for people known by name alone. */
  reference: string | null
  /** 1: somebody who was there is otherwise than before. */
  changed: number | null
}

/** A booking of a run. Null: not given, so what is there stays. */
export interface ImportBookingRow {
  /** From 1. */
  position: number
  new_id: string
  booking_id: string | null
  /** `new`, `changed`, `same`; null before it was stored. */
  outcome: string | null
  /** The booking as it was, where it was changed. */
  before: string | null
  reference: string
  service: string | null
  locality: string | null
  address: string | null
  status: string | null
  scheduled_at: number | null
  amount_paise: number | null
  notes: string | null
  customer_position: number | null
  worker_position: number | null
  vendor_position: number | null
}
