import type { keys as english } from '../en/keys.ts'
import type { Translation } from '../translation.ts'

export const keys: Translation<typeof english> = {
  title: 'सारी कुंजियाँ',
  close: 'बंद करें',
  find: 'खोजें (लिखते समय नहीं)',
  palette: 'खोजें, जाएँ, कॉल करें, कहीं से भी',
  undo: 'जो होने वाला है, वापस लें',
  previousPane: 'पिछले हिस्से में जाएँ',
  notes: 'नोट लिखें',
  playPause: 'चलाएँ, रोकें',
  skip: 'पाँच सेकंड पीछे, आगे',
  toEnds: 'शुरू में, अंत में',
  playSpeed: 'धीरे, तेज़',
  'where.everywhere': 'हर जगह',
  'where.desk': 'डेस्क पर',
  'where.recording': 'रिकॉर्डिंग में',
  moveInList: 'बुकिंग में ऊपर-नीचे जाएँ',
  callFirst: 'ग्राहक को कॉल करें',
  callSecond: 'कारीगर को कॉल करें',
  callThird: 'विक्रेता को कॉल करें',
  nextPane: 'अगले हिस्से में जाएँ',
  back: 'बंद करें, खाली करें, जैसा था वैसा छोड़ें',
  showKeys: 'ये कुंजियाँ दिखाएँ',
}
