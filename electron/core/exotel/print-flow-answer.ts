import { codeDigits } from '../../../shared/domain/masking.ts'
import type { ConnectAnswer, GatherAnswer } from '../telecom/telecom-provider.ts'

/** How long the counterpart may ring, and how long both may talk, seconds. */
const longestRing = 30
const longestTalk = 3600
const codeTimeout = 10

/** The JSON that a Connect applet with a dynamic URL reads. An empty list takes the branch for nobody to dial. */
export function printConnectAnswer(answer: ConnectAnswer): object {
  if (answer.kind === 'nobody') return { fetch_after_attempt: false, destination: { numbers: [] } }
  return {
    fetch_after_attempt: false,
    destination: { numbers: [answer.number] },
    // Without the country code, as the provider prints lines.
    outgoing_phone_number: answer.line.replace(/^\+91/, '0'),
    record: answer.record,
    ...(answer.record && { recording_channels: 'dual' }),
    max_ringing_duration: longestRing,
    max_conversation_duration: longestTalk,
    music_on_hold: { type: 'operator_tone' },
  }
}

/** The JSON that a Gather applet with a dynamic URL reads. */
export function printGatherAnswer(answer: GatherAnswer): object {
  if (answer.kind === 'sorry') {
    return {
      gather_prompt: { text: 'This number cannot connect you at the moment.' },
      max_input_digits: 1,
      input_timeout: 1,
      repeat_menu: 0,
    }
  }
  return {
    gather_prompt: { text: `Please type the ${codeDigits} digit code of your booking.` },
    max_input_digits: codeDigits,
    finish_on_key: '#',
    input_timeout: codeTimeout,
    repeat_menu: 1,
  }
}
