import type { notices as english } from '../en/notices.ts'
import type { Translation } from '../translation.ts'

export const notices: Translation<typeof english> = {
  callRefused: '{{name}} को कॉल नहीं हुई',
  phoneSet: 'आपका फ़ोन तय हो गया',
  copied: 'कॉपी हुआ',
  close: 'सूचना बंद करें',
}
