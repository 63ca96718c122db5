import { momentOf } from '../call-moment.ts'
import { trunkForm } from '../indian-number.ts'
import { printIst, printLongIst } from '../ist-time.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PracticeClock } from '../practice-clock.ts'

type Told = {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  readonly dueAt: number
}

/** Of the wall: what an applet waits for an answer. */
const answerTimeout = 15_000
const usualDelay = 300
const betweenStrays = 700

/** What the applets of a flow tell of a call that comes in. An applet asks once; nothing is sent again. */
export class FlowHooks {
  readonly #ledger: Ledger
  readonly #clock: PracticeClock
  readonly #recordingUrl: (sid: string) => string
  readonly #stop = new AbortController()

  constructor(ledger: Ledger, clock: PracticeClock, recordingUrl: (sid: string) => string) {
    this.#ledger = ledger
    this.#clock = clock
    this.#recordingUrl = recordingUrl
  }

  /** After a restart only what has not been due yet is told: the rest was, or is lost as an applet's request would be. */
  follow(call: PracticeCall, when: 'fresh' | 'afterRestart' = 'fresh'): void {
    const now = this.#clock.now()
    for (const told of this.#plan(call)) {
      if (when === 'afterRestart' && told.dueAt < now) continue
      this.#clock.wakeAt(told.dueAt, () => void this.#get(told))
    }
  }

  dispose(): void {
    this.#stop.abort()
  }

  #plan(call: PracticeCall): readonly Told[] {
    const { lost, doubled, reordered } = call.course.callbacks
    if (lost) return []
    const told = [...this.#popups(call), ...this.#passthru(call)]
    const ordered = reordered ? told.toReversed() : told
    const sent = doubled ? ordered.flatMap((each) => [each, each]) : ordered
    return sent.map((each, index) => ({
      ...each,
      dueAt: (reordered ? call.course.endedAt + index * betweenStrays : each.dueAt) + usualDelay,
    }))
  }

  /** `Dial` and `Terminal` as every account sends them, `Answered` as those that asked for it do. */
  #popups(call: PracticeCall): readonly Told[] {
    const { popupUrl } = this.#ledger.flow
    // Popups tell of phones of the desk; a masked line rings none.
    if (popupUrl === null || call.shownLine !== undefined) return []
    const { secondDialledAt, secondAnsweredAt, endedAt } = call.course
    return [
      { event: 'Dial', status: 'busy', at: secondDialledAt },
      { event: 'Answered', status: 'busy', at: secondAnsweredAt },
      { event: 'Terminal', status: 'free', at: endedAt },
    ].flatMap(({ event, status, at }) =>
      at === null
        ? []
        : [
            {
              url: popupUrl,
              dueAt: at,
              fields: { ...popupFields(call, at), Status: status, EventType: event },
            },
          ],
    )
  }

  #passthru(call: PracticeCall): readonly Told[] {
    const { passthruUrl } = this.#ledger.flow
    const { endedAt } = call.course
    if (passthruUrl === null) return []
    return [{ url: passthruUrl, dueAt: endedAt, fields: passthruFields(call, this.#recordingUrl(call.sid)) }]
  }

  async #get({ url, fields }: Told): Promise<void> {
    if (this.#stop.signal.aborted) return
    const address = new URL(url)
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
    try {
      const answer = await fetch(address, {
        redirect: 'manual',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(answerTimeout)]),
      })
      await answer.body?.cancel()
    } catch {
      // The flow goes on without an answer, and asks no second time.
    }
  }
}

function commonFields(call: PracticeCall, at: number) {
  const line = trunkForm(call.line)
  const caller = trunkForm(call.first)
  return {
    ...{ CallSid: call.sid, CallFrom: caller, CallTo: line, From: caller, To: line, Direction: 'incoming' },
    Created: printLongIst(call.createdAt),
    CurrentTime: printIst(at),
    DialWhomNumber: trunkForm(call.second ?? ''),
  }
}

function popupFields(call: PracticeCall, at: number) {
  return { ...commonFields(call, at), AgentEmail: 'agent@practice.invalid' }
}

function passthruFields(call: PracticeCall, recordingUrl: string): Record<string, string> {
  const { course } = call
  const moment = momentOf(call, course.endedAt)
  const callTypes = { completed: 'completed', canceled: 'client-hangup' } as const
  const callType =
    course.secondLeg === 'completed' || course.secondLeg === 'canceled' ? course.secondLeg : null
  return {
    ...commonFields(call, course.endedAt),
    ForwardedFrom: 'null',
    ProcessStatus: 'null',
    StartTime: printIst(call.createdAt),
    EndTime: '1970-01-01 05:30:00',
    DialCallDuration: String(
      Math.round((course.endedAt - (course.secondDialledAt ?? course.endedAt)) / 1000),
    ),
    DialCallStatus: course.secondLeg ?? '',
    CallType:
      course.secondDialledAt === null
        ? 'call-attempt'
        : callType === null
          ? 'incomplete'
          : callTypes[callType],
    OutgoingPhoneNumber: trunkForm(call.shownLine ?? call.line),
    flow_id: '4711',
    tenant_id: '1',
    ...(course.recordedAt !== null && { RecordingUrl: recordingUrl }),
    'Legs[0][Number]': trunkForm(call.second ?? ''),
    'Legs[0][Type]': 'single',
    'Legs[0][OnCallDuration]': String(moment.talkSeconds),
  }
}
