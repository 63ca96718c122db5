import type { callLog as english } from '../en/call-log.ts'
import type { Translation } from '../translation.ts'

export const callLog: Translation<typeof english> = {
  title: 'कॉल सूची',
  count_one: '{{count}} कॉल, सबसे नई पहले',
  count_other: '{{count}} कॉल, सबसे नई पहले',
  reading: 'कॉल सूची पढ़ रहे हैं',
  again: 'फिर कोशिश करें',
  noCalls: 'अभी कोई कॉल नहीं',
  callsCome: 'बुकिंग से पहली कॉल होते ही यहाँ दिखेगी।',
  'column.time': 'समय',
  'column.direction': 'दिशा',
  'column.who': 'किसने किसे',
  'column.outcome': 'कैसे ख़त्म हुई',
  'column.talk': 'बात',
  'column.price': 'दाम',
  'column.booking': 'बुकिंग',
  outbound: 'बाहर',
  inbound: 'अंदर',
  to: 'से',
  you: 'आप',
  unknown: 'अनजान',
}
