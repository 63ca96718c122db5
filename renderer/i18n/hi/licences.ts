import type { licences as english } from '../en/licences.ts'
import type { Translation } from '../translation.ts'

export const licences: Translation<typeof english> = {
  title: 'लाइसेंस',
  hint: 'जो दूसरों ने लिखा और इस प्रोग्राम के साथ आता है',
  show: 'सूची दिखाएँ',
  hide: 'सूची छिपाएँ',
  text: 'पाठ',
  noText: 'पाठ नहीं',
}
