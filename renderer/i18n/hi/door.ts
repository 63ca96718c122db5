import type { door as english } from '../en/door.ts'
import type { Translation } from '../translation.ts'

export const door: Translation<typeof english> = {
  locked: 'ताला लगा है: {{name}}',
  lockedAbout: 'कॉल और गिनती चलती रहती हैं। पासवर्ड देते ही डेस्क अभी की हालत में खुलेगी।',
  unlock: 'खोलें',
  unlocking: 'खुल रहा है…',
  somebodyElse: 'किसी और नाम से साइन इन करें',
  welcome: 'स्वागत है, {{name}}',
  welcomeAbout: 'यह पासवर्ड आपको किसी ने दिया था। ऐसा पासवर्ड चुनें जो सिर्फ़ आप जानें, फिर डेस्क खुलेगी।',
  givenPassword: 'जो पासवर्ड आपको मिला',
  presentPassword: 'आपका अभी का पासवर्ड',
  newPassword: 'नया पासवर्ड',
  changePassword: 'पासवर्ड बदलें',
  later: 'साइन आउट',
}
