import type { timeline as english } from '../en/timeline.ts'
import type { Translation } from '../translation.ts'

export const timeline: Translation<typeof english> = {
  title: 'घटनाक्रम',
  reading: 'इस बुकिंग की कॉल पढ़ रहे हैं',
  again: 'फिर कोशिश करें',
  nothingYet: 'अभी कुछ नहीं हुआ',
  callsCome: 'इस बुकिंग की कॉल होते ही यहाँ दिखेगी, सबसे नई नीचे।',
  today: 'आज, {{date}}',
  yesterday: 'कल, {{date}}',
  you: 'आप',
  desk: 'डेस्क',
  somebody: 'अनजान कॉलर',
  to: 'से',
  listen: 'सुनें, {{length}}',
  recording: 'रिकॉर्डिंग',
  recordingComes: '· रिकॉर्डिंग आएगी',
  recordingNotThere: 'रिकॉर्डिंग अभी नहीं आई। Exotel को कुछ मिनट लगते हैं।',
  recordedNoRight: 'रिकॉर्ड हुई; सुनने के लिए सुपरवाइज़र चाहिए',
  'note.healed-by-asking': '{{time}} पर ठीक हुआ: पूछने पर अंत का पता चला',
  'note.found-in-list': '{{time}} पर ठीक हुआ: Exotel की सूची में मिली',
  'note.never-placed': '{{time}} पर पता चला: Exotel में ऐसी कॉल नहीं',
  'note.silent': 'तब से ख़बर नहीं; {{time}} से Exotel से पूछ रहे हैं',
  'note.lost': '{{time}} पर बंद: Exotel को अब इस कॉल का पता नहीं',
  'note.unknown-word': 'Exotel ने “{{word}}” कहा; स्थिति वही रखी',
}
