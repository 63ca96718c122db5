import type { Request, Response } from 'express'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { detailsAnswer } from './call-answer.ts'
import { jsonEnding, sendAnswer, wantsXml } from './voice-answer.ts'
import { notFound } from './voice-refusal.ts'

/** `GET …/Calls/{sid}[.json][?details=true]` */
export function callDetailsRoute(
  ledger: Ledger,
  clock: PracticeClock,
  recordingUrl: (sid: string) => string,
) {
  return (request: Request, response: Response): void => {
    const name = String(request.params.sid)
    const call = ledger.call(name.endsWith(jsonEnding) ? name.slice(0, -jsonEnding.length) : name)
    if (call === null) throw notFound()
    const details = request.query.details === 'true'
    const answer = detailsAnswer(call, { at: clock.now(), recordingUrl }, details)
    sendAnswer(response, wantsXml(request), 200, answer)
  }
}
