import type { palette as english } from '../en/palette.ts'
import type { Translation } from '../translation.ts'

export const palette: Translation<typeof english> = {
  title: 'खोजें, जाएँ, कॉल करें',
  placeholder: 'नाम, बुकिंग, आख़िरी चार अंक या कोई काम',
  results: 'जो मिला',
  nothing: '“{{search}}” से कुछ नहीं मिला। केवल बुकिंग के लोगों को कॉल हो सकती है।',
  recent: 'हाल में खोली',
  bookings: 'बुकिंग',
  call: 'कॉल',
  callName: '{{name}} को कॉल',
  actions: 'जाएँ और करें',
  noName: 'नाम नहीं',
  showKeys: 'सारी कुंजियाँ दिखाएँ',
  light: 'उजला रूप',
  dark: 'गहरा रूप',
  'language.en': 'English (अंग्रेज़ी)',
  'language.hi': 'हिन्दी',
}
