import type { rail as english } from '../en/rail.ts'
import type { Translation } from '../translation.ts'

export const rail: Translation<typeof english> = {
  title: 'खोजें और चुनें',
  list: 'बुकिंग',
  find: 'नाम या बुकिंग खोजें',
  'group.onTheLine': 'लाइन पर',
  'group.callBacks': 'वापस कॉल करनी है',
  'group.missed': 'छूटी हुई',
  'group.late': 'देर',
  'group.today': 'आज की बुकिंग',
  'group.upcoming': 'आने वाले दिन',
  'group.unscheduled': 'समय तय नहीं',
  'group.earlier': 'पूरी हो चुकीं',
  late: '{{age}} देर',
  cancelled: 'रद्द',
  noName: 'नाम नहीं',
  reading: 'बुकिंग पढ़ रहे हैं',
  again: 'फिर कोशिश करें',
  nothingFits: '“{{search}}” से कुछ नहीं मिला',
  tryOther: 'कोई नाम, जगह या बुकिंग नंबर लिखें। Esc से खाली करें।',
  noBookings: 'अभी कोई बुकिंग नहीं',
  bookingsCome: 'आपका बुकिंग सिस्टम भेजेगा, या फ़ाइल लाएँगे, तो यहाँ दिखेंगी।',
  import: 'फ़ाइल लाएँ',
}
