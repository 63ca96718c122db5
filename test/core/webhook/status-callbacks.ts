/** A StatusCallback as Exotel sends it, flattened. */
export function statusCallback(callSid: string, changes: Readonly<Record<string, string>> = {}) {
  return {
    CallSid: callSid,
    EventType: 'terminal',
    Status: 'completed',
    DateUpdated: '2026-01-15 10:01:25',
    From: '09000000001',
    To: '09000000002',
    PhoneNumberSid: '08040000001',
    Direction: 'outbound-api',
    ConversationDuration: '61',
    RecordingUrl: '',
    CustomField: 'c_1',
    'Legs[0][OnCallDuration]': '74',
    'Legs[0][Status]': 'completed',
    'Legs[1][OnCallDuration]': '61',
    'Legs[1][Status]': 'completed',
    ...changes,
  }
}

export function multipart(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  return form
}
