import type { keys as english } from '../en/keys.ts'
import type { Translation } from '../translation.ts'

export const keys: Translation<typeof english> = {
  title: 'सारी कुंजियाँ',
  close: 'बंद करें',
  find: 'खोजें (लिखते समय नहीं)',
  findAnywhere: 'खोजें, कहीं से भी',
  moveInList: 'बुकिंग में ऊपर-नीचे जाएँ',
  openRow: 'पंक्ति की बुकिंग खोलें',
  callNext: 'आती कॉल खोलें, नहीं तो अगले को कॉल करें',
  undoNext: 'अगली कॉल वापस लें',
  callFirst: 'ग्राहक को कॉल करें',
  callSecond: 'कारीगर को कॉल करें',
  callThird: 'विक्रेता को कॉल करें',
  readyOrBreak: 'तैयार, या विराम',
  answer: 'बताएँ कि कॉल कैसी रही',
  complete: 'कॉल के बाद का काम पूरा करें',
  nextPane: 'अगले हिस्से में जाएँ',
  back: 'बंद करें, खाली करें, जैसा था वैसा छोड़ें',
  showKeys: 'ये कुंजियाँ दिखाएँ',
}
