import { type CallWord, type LegWord, momentOf, priceOf } from '../call-moment.ts'
import { trunkForm } from '../indian-number.ts'
import type { PracticeCall } from '../practice-call.ts'

/** A call as it really went, in Exotel's words, whatever anybody was told of it. */
export type CallTruth = {
  readonly sid: string
  readonly direction: 'inbound' | 'outbound'
  readonly customField: string | null
  readonly from: string
  readonly to: string | null
  readonly callerId: string
  /** What the second phone showed as its caller. */
  readonly shownTo2: string
  readonly createdAt: number
  readonly ended: boolean
  readonly endedAt: number | null
  readonly status: CallWord
  readonly leg1Status: LegWord
  readonly leg2Status: LegWord
  readonly talkSeconds: number
  /** Null until the call has ended. */
  readonly price: string | null
  readonly recorded: boolean
  readonly answerLost: boolean
  readonly callbacksLost: boolean
}

export function truthOf(call: PracticeCall, at: number): CallTruth {
  const { course } = call
  const moment = momentOf(call, at)
  return {
    sid: call.sid,
    direction: call.incoming ? 'inbound' : 'outbound',
    customField: call.customField,
    from: trunkForm(call.first),
    to: call.second === null ? null : trunkForm(call.second),
    callerId: trunkForm(call.line),
    shownTo2: trunkForm(call.shownLine ?? call.line),
    createdAt: call.createdAt,
    ended: moment.ended,
    endedAt: moment.ended ? course.endedAt : null,
    status: moment.word,
    leg1Status: moment.first,
    leg2Status: moment.second,
    talkSeconds: moment.talkSeconds,
    price: moment.ended ? priceOf(call) : null,
    recorded: course.recordedAt !== null,
    answerLost: course.answerLost,
    callbacksLost: course.callbacks.lost,
  }
}
