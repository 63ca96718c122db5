import type { callBacks as english } from '../en/call-backs.ts'
import type { Translation } from '../translation.ts'

export const callBacks: Translation<typeof english> = {
  title: 'वापस कॉल',
  'whose.label': 'किसकी वापस कॉल',
  'whose.mine': 'मेरी',
  'whose.everybody': 'सबकी',
  reading: 'वापस कॉल पढ़ रहे हैं',
  again: 'फिर कोशिश करें',
  none: 'आपने किसी को कॉल का वादा नहीं किया',
  noneOfAnybody: 'किसी ने कॉल का वादा नहीं किया',
  howTheyCome: 'कॉल के बाद, “आगे क्या होगा” में वापस कॉल तय होती है।',
  'group.overdue': 'समय बीत गया',
  'group.today': 'आज',
  'group.tomorrow': 'आने वाला कल',
  retry: 'फिर कोशिश',
  owner: '{{name}} की सूची में',
  noName: 'नाम नहीं',
  done: 'हो गया',
  move: 'समय बदलें',
  moveOf: '{{name}} के लिए दूसरा समय',
  moveNow: 'इस समय पर रखें',
  leave: 'जैसा था वैसा रहने दें',
  cancel: 'छोड़ दें',
}
