import type { strip as english } from '../en/strip.ts'
import type { Translation } from '../translation.ts'

export const strip: Translation<typeof english> = {
  account: 'खाता',
  callbacks: 'कॉलबैक',
  tunnel: 'टनल',
  store: 'डेटा',
  sentence: '{{title}}: {{word}}, {{age}} पहले',
  'health.fresh': 'मिला',
  'health.late': 'देर से',
  'health.dead': 'जवाब नहीं',
  'health.off': 'बंद',
  'word.practice': 'अभ्यास',
  'word.not-set-up': 'जुड़ा नहीं',
  'word.not-tried': 'अभी आज़माया नहीं',
  'word.answered': 'जवाब मिला',
  'word.refused': 'मना किया',
  'word.unreachable': 'पहुँच नहीं',
  'word.polled': 'पूछकर',
  'word.none-yet': 'अभी कोई नहीं',
  'word.heard': 'मिला',
  'word.public': 'खुली',
  'word.not-needed': 'ज़रूरत नहीं',
  'word.not-set': 'तय नहीं',
  'word.saved': 'सुरक्षित',
  'word.full': 'डिस्क भरी',
}
