import type { CallCourse } from './call-course.ts'

export type CallbackEvent = 'answered' | 'terminal'

/** What the client asked to be told. */
export type CallbackRequest = {
  readonly url: string
  /** Empty: only the short form, once, at the end. */
  readonly events: readonly CallbackEvent[]
  readonly json: boolean
}

/** One call as it was placed, with its whole course drawn beforehand: what is true of it follows from the time alone. */
export type PracticeCall = {
  readonly sid: string
  /** Counts up; the order of the list. */
  readonly sequence: number
  readonly createdAt: number
  readonly customField: string | null
  /** Ten national digits each. `second` is null when the first leg was led into a flow. */
  readonly first: string
  readonly second: string | null
  readonly line: string
  readonly record: boolean
  readonly channels: 1 | 2
  readonly callback: CallbackRequest | null
  readonly course: CallCourse
  /** Somebody called a line of the desk: `first` is the caller, `second` the phone of the desk that was rung. */
  readonly incoming?: true
  /** Led to a counterpart by a Connect applet that asked: the line that one saw; null where nobody was dialled. */
  readonly shownLine?: string | null
}
