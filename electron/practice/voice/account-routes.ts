import type { Request, Response } from 'express'
import { priceOf } from '../call-moment.ts'
import { nationalDigits, trunkForm } from '../indian-number.ts'
import { printIst } from '../ist-time.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { Random } from '../random.ts'
import { account } from './call-answer.ts'
import { jsonEnding, sendAnswer, wantsXml } from './voice-answer.ts'
import { VoiceRefusal } from './voice-refusal.ts'

const openingBalance = 25_000

/** `GET …/Balance[.json]`: what is left after the calls that are in the books. */
export function balanceRoute(ledger: Ledger, clock: PracticeClock) {
  return (request: Request, response: Response): void => {
    const now = clock.now()
    let spent = 0
    for (const call of ledger.calls) if (now >= call.course.bookedAt) spent += Number(priceOf(call))
    const BalanceData = {
      Balance: (openingBalance - spent).toFixed(2),
      Currency: 'INR',
      PricingPlan: 'Practice',
      DateUpdated: printIst(now),
    }
    sendAnswer(response, wantsXml(request), 200, { Account: { AccountSid: account, BalanceData } })
  }
}

/** Jio is missing from the provider's own list of codes, and unknown ones occur. */
const operators = [
  { code: 'A', name: 'Airtel' },
  { code: 'VI', name: 'Vodafone Idea' },
  { code: 'B', name: 'BSNL' },
  { code: 'RJ', name: 'Reliance Jio' },
] as const

/** `GET …/Numbers/{number}[.json]`: circle, operator and whether the person is on the do-not-disturb register. */
export function numberRoute() {
  return (request: Request, response: Response): void => {
    const asked = String(request.params.number)
    const national = nationalDigits(asked.endsWith(jsonEnding) ? asked.slice(0, -jsonEnding.length) : asked)
    if (national === null) throw new VoiceRefusal(400, 'Invalid phone number')
    const mobile = /^[6-9]/.test(national)
    const operator = new Random('operator', national).pick(operators)
    sendAnswer(response, wantsXml(request), 200, {
      Numbers: {
        PhoneNumber: trunkForm(national),
        Circle: 'KA',
        CircleName: 'Karnataka Telecom Circle',
        Type: mobile ? 'Mobile' : 'Landline',
        Operator: mobile ? operator.code : 'B',
        OperatorName: mobile ? operator.name : 'BSNL',
        DND: national.endsWith('06') ? 'Yes' : 'No',
      },
    })
  }
}
