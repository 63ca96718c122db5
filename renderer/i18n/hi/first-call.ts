import type { firstCall as english } from '../en/first-call.ts'
import type { Translation } from '../translation.ts'

export const firstCall: Translation<typeof english> = {
  title: 'आपकी पहली अभ्यास कॉल',
  finished: 'यह एक पूरी कॉल थी',
  close: 'बंद करें, फिर न दिखाएँ',
  pick: 'सूची में से एक बुकिंग चुनें',
  call: '“ग्राहक को कॉल” दबाएँ; पहले आपका फ़ोन बजता',
  talk: 'कॉल पट्टी में दोनों को जुड़ते देखें',
  log: 'कॉल सूची में उसे ढूँढें',
  done: 'हो गया',
}
