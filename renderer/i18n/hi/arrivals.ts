import type { arrivals as english } from '../en/arrivals.ts'
import type { Translation } from '../translation.ts'

export const arrivals: Translation<typeof english> = {
  open: 'खोलें',
  waits: '{{name}} का लिंक आया',
  waitsUnnamed: 'देखने के लिए एक कॉल है',
  waitsMore: 'आप लिख रहे थे, इसलिए कुछ हिलाया नहीं गया।',
  found: 'यह नंबर {{name}} का है',
  foundMore: '{{label}}, सूची में {{count}} बुकिंग',
  noBooking: 'यह नंबर {{name}} का है, बुकिंग कोई नहीं',
  nobody: '{{end}} पर ख़त्म होने वाला नंबर किसी जाने-पहचाने का नहीं',
  nobodyMore: 'लिंक कभी कॉल नहीं मिलाता। बुकिंग खोलकर उसके लोगों को कॉल करें।',
  noSuchBooking: 'लिंक की बुकिंग इस डेस्क पर नहीं है',
  noSuchBookingMore: 'वह किसी दूसरे डेस्क या अभ्यास की हो सकती है।',
  refused: 'एक लिंक नहीं खोला गया',
  'refused.unreadable': 'वह पढ़ा नहीं जा सकता। भेजने वाले से नया लिंक माँगें।',
  'refused.too-long': 'वह इस डेस्क के किसी भी लिंक से बहुत लंबा है।',
  'refused.other-scheme': 'यहाँ सिर्फ़ बुकिंग और फ़ोन नंबर के लिंक खुलते हैं।',
  'refused.no-such-place': 'वह इस विंडो की किसी जगह का नहीं।',
  'refused.not-a-number': 'उसमें लिखा फ़ोन नंबर नहीं है।',
  recovered: 'विंडो रुक गई थी और फिर खोली गई',
  recoveredMore: 'कंसोल में कॉल चलती रहीं। किसी खाने में जो सहेजा नहीं था, वह नहीं रहा।',
  updateReady: 'संस्करण {{version}} तैयार है',
  updateReadyMore: 'जब कोई कॉल न हो तब लगाएँ; थोड़ा ही समय लगता है।',
  toUpdate: 'दिखाएँ',
}
