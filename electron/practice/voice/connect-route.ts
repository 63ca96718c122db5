import type { Request, Response } from 'express'
import type { PracticeClock } from '../practice-clock.ts'
import type { Switchboard } from '../switchboard.ts'
import { connectAnswer } from './call-answer.ts'
import { readConnect } from './connect-request.ts'
import { readForm } from './form-body.ts'
import { sendAnswer, wantsXml } from './voice-answer.ts'
import { VoiceRefusal } from './voice-refusal.ts'

/** How long an answer that never comes is held open before the connection breaks, in practice time. */
const longestSilence = 60_000

/** `POST …/Calls/connect`: answers only once leg 1 was handed to the operator. */
export function connectRoute(
  switchboard: Switchboard,
  clock: PracticeClock,
  recordingUrl: (sid: string) => string,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const reading = readConnect(await readForm(request))
    if (!reading.ok) throw new VoiceRefusal(400, reading.problem)
    const placing = switchboard.place(reading.request)
    if (placing.kind === 'refused') throw placing.refusal
    const { call } = placing
    if (call.course.answerLost) {
      clock.wakeAt(call.createdAt + longestSilence, () => response.destroy())
      return
    }
    clock.wakeAt(call.course.handedOverAt, () => {
      sendAnswer(response, wantsXml(request), 200, connectAnswer(call, { at: clock.now(), recordingUrl }))
    })
  }
}
