import type { work as english } from '../en/work.ts'
import type { Translation } from '../translation.ts'

export const work: Translation<typeof english> = {
  afterThis: 'इस कॉल के बाद',
  follows: 'फिर {{word}}',
  offlineNext: 'ऑफ़लाइन',
}
