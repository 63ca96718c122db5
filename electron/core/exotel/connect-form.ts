import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { ConnectOptions, ConnectToFlow, ConnectTwoNumbers } from '../telecom/telecom-provider.ts'

const longestCorrelation = 128
const longestTalkSeconds = 14_400

/** Dials `first`, then `second`, and bridges them; both see the line. */
export function twoNumbersForm(request: ConnectTwoNumbers): URLSearchParams {
  const form = new URLSearchParams({ From: request.first, To: request.second })
  addOptions(form, request)
  if (request.statusCallback !== undefined) {
    addCallback(form, request.statusCallback)
    // Keys with an index are what production clients send; a comma list is not understood everywhere.
    form.set('StatusCallbackEvents[0]', 'terminal')
    form.set('StatusCallbackEvents[1]', 'answered')
  }
  return form
}

/** Dials `first` and puts them into a flow. Its callback is the short form; events cannot be chosen. */
export function flowForm(request: ConnectToFlow, accountSid: string): URLSearchParams {
  const flow = `http://my.exotel.com/${encodeURIComponent(accountSid)}/exoml/start_voice/${encodeURIComponent(request.flowAppId)}`
  const form = new URLSearchParams({ From: request.first, Url: flow })
  addOptions(form, request)
  if (request.statusCallback !== undefined) addCallback(form, request.statusCallback)
  return form
}

/** Indian numbers as Exotel itself writes them, with the trunk 0; others as they are. */
export function trunkForm(number: E164): string {
  return number.replace(/^\+91(?=\d{10}$)/, '0')
}

function addOptions(form: URLSearchParams, options: ConnectOptions): void {
  if (options.correlation.length > longestCorrelation) throw new RangeError('The correlation is too long')
  form.set('CallerId', trunkForm(options.line))
  form.set('CallType', 'trans')
  // Its default differs between accounts, so it is always said.
  form.set('Record', String(options.record))
  form.set('CustomField', options.correlation)
  if (options.timeLimitSeconds !== undefined) {
    form.set('TimeLimit', String(Math.min(options.timeLimitSeconds, longestTalkSeconds)))
  }
  if (options.ringSeconds !== undefined) form.set('TimeOut', String(options.ringSeconds))
}

function addCallback(form: URLSearchParams, url: string): void {
  form.set('StatusCallback', url)
  form.set('StatusCallbackContentType', 'application/json')
}
