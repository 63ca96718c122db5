import type { AccountBalance, NumberMetadata } from '../telecom/telecom-provider.ts'
import { fieldsOfAnswer, textOf } from './call-fields.ts'
import { memberOf } from './member-of.ts'

/** What Exotel knows of a number; null when the answer is none of these. Circles and operators have unknown codes too. */
export function parseNumberMetadata(document: unknown): NumberMetadata | null {
  const numbers = memberOf(document, 'Numbers')
  if (typeof numbers !== 'object' || numbers === null) return null
  const fields = fieldsOfAnswer(numbers)
  const kind = textOf(fields, 'type')?.toLowerCase()
  const registered = textOf(fields, 'dnd')?.toLowerCase()
  return {
    circle: textOf(fields, 'circlename', 'circle'),
    operator: textOf(fields, 'operatorname', 'operator'),
    kind: kind === 'mobile' || kind === 'landline' ? kind : null,
    doNotDisturb: registered === 'yes' ? true : registered === 'no' ? false : null,
  }
}

/** Prepaid accounts may be in debt: a minus sign is kept. */
export function parseBalance(document: unknown): AccountBalance | null {
  const fields = fieldsOfAnswer(memberOf(memberOf(document, 'Account'), 'BalanceData'))
  const amount = textOf(fields, 'balance')
  if (amount === null || !/^-?\d+(\.\d+)?$/.test(amount)) return null
  return { amount, currency: textOf(fields, 'currency') ?? 'INR' }
}
