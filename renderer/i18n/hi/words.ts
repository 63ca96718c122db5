import type { words as english } from '../en/words.ts'
import type { Translation } from '../translation.ts'

export const words: Translation<typeof english> = {
  seconds: '{{count}} सेकंड',
  minutes: '{{count}} मिनट',
  hours: '{{count}} घंटे',
  days: '{{count}} दिन',
  endingIn: 'नंबर के आख़िरी अंक',
  askNow: 'अभी पूछें',
  asOf: '{{time}} की जानकारी, {{age}} पुरानी',
}
