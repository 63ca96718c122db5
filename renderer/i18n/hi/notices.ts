import type { notices as english } from '../en/notices.ts'
import type { Translation } from '../translation.ts'

export const notices: Translation<typeof english> = {
  callRefused: '{{name}} को कॉल नहीं हुई',
  phoneSet: 'आपका फ़ोन तय हो गया',
  copied: 'कॉपी हुआ',
  undo: 'वापस लें',
  'late.take-their-notes': '{{name}} का लिखा ले रहे हैं',
  'late.cancel-call-back': '{{name}} की वापस कॉल छोड़ रहे हैं',
  'late.complete-call-back': '{{name}} की वापस कॉल हो गई',
  'late.dismiss-missed': '{{name}} के लिए अब कुछ नहीं करना',
  'late.close-line': '{{name}} की मास्क लाइन बंद कर रहे हैं',
  'late.release-line': '{{name}} हटा रहे हैं; उसकी लाइनें बंद होंगी',
  close: 'सूचना बंद करें',
}
