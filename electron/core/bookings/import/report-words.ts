import type { ProblemReason } from '../../../../shared/domain/booking-import.ts'
import type { Language } from '../../../../shared/domain/language.ts'

type Seven = readonly [string, string, string, string, string, string, string]

export type ReportWords = {
  readonly problemColumns: readonly [row: string, column: string, refused: string, whatToDo: string]
  readonly yes: string
  readonly no: string
  /** What to do about it: read beside the file, by somebody who has not the console before them. */
  readonly sentences: Readonly<Record<ProblemReason, string>>
  readonly resultColumns: Seven
}

const english: ReportWords = {
  problemColumns: ['Row', 'Column', 'Refused', 'What to do'],
  yes: 'yes',
  no: 'no',
  sentences: {
    'reference-missing': 'The reference is missing. Every booking needs one of its own.',
    'letters-unreadable': 'Some letters cannot be read. Choose another encoding, or save the file as UTF-8.',
    'too-few-columns': 'The row has fewer columns than the first one.',
    'too-many-columns':
      'The row has more columns than the first one. A text with the delimiter in it needs quotation marks.',
    'too-long': 'The text is too long.',
    'number-unusable': 'This is not a phone number that can be called. Write it as +91 98765 43210.',
    'number-masked': 'The number is masked. Write all of its digits.',
    'time-unreadable': 'The time cannot be read. Write it as 16/04/2026 18:30.',
    'time-without-hour': 'The day has no time of day. Write it as 16/04/2026 18:30.',
    'status-unknown':
      'The status is not known. Use new, assigned, accepted, in progress, completed or cancelled.',
    'amount-unreadable': 'The amount cannot be read. Write rupees as 1249.50.',
    'language-unknown': 'A language is not known. Write names such as Hindi, Kannada.',
    'quote-open': 'A quotation mark is opened and never closed.',
    'reference-again': 'A later row has the same reference; that one was taken.',
  },
  resultColumns: ['File', 'New', 'Changed', 'Unchanged', 'Rows refused', 'Undone', 'Not undone'],
}

const hindi: ReportWords = {
  problemColumns: ['पंक्ति', 'कॉलम', 'छोड़ी गई', 'क्या करें'],
  yes: 'हाँ',
  no: 'नहीं',
  sentences: {
    'reference-missing': 'बुकिंग नंबर नहीं है। हर बुकिंग का अपना नंबर होना चाहिए।',
    'letters-unreadable': 'कुछ अक्षर पढ़े नहीं जा सके। दूसरी एन्कोडिंग चुनें, या फ़ाइल को UTF-8 में सहेजें।',
    'too-few-columns': 'इस पंक्ति में पहली पंक्ति से कम कॉलम हैं।',
    'too-many-columns':
      'इस पंक्ति में पहली पंक्ति से ज़्यादा कॉलम हैं। जिस लिखावट में कॉलम अलग करने वाला चिह्न हो, उसे उद्धरण चिह्नों में रखें।',
    'too-long': 'लिखा हुआ बहुत लंबा है।',
    'number-unusable': 'इस नंबर पर कॉल नहीं हो सकती। इसे +91 98765 43210 जैसा लिखें।',
    'number-masked': 'नंबर छिपा हुआ है। उसके सभी अंक लिखें।',
    'time-unreadable': 'समय पढ़ा नहीं जा सका। इसे 16/04/2026 18:30 जैसा लिखें।',
    'time-without-hour': 'दिन है पर समय नहीं। इसे 16/04/2026 18:30 जैसा लिखें।',
    'status-unknown': 'स्थिति समझ नहीं आई। नई, सौंपी, स्वीकृत, जारी, पूरी या रद्द लिखें।',
    'amount-unreadable': 'रकम पढ़ी नहीं जा सकी। रुपये 1249.50 जैसे लिखें।',
    'language-unknown': 'कोई भाषा समझ नहीं आई। हिंदी, कन्नड़ जैसे नाम लिखें।',
    'quote-open': 'उद्धरण चिह्न खुला है और बंद नहीं हुआ।',
    'reference-again': 'बाद की पंक्ति में यही बुकिंग नंबर है; वही ली गई।',
  },
  resultColumns: ['फ़ाइल', 'नई', 'बदली', 'वैसी ही', 'छोड़ी गई पंक्तियाँ', 'वापस ली गई', 'वापस नहीं ली गई'],
}

export const reportWords: Readonly<Record<Language, ReportWords>> = { en: english, hi: hindi }
