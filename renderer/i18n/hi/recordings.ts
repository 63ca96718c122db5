import type { recordings as english } from '../en/recordings.ts'
import type { Translation } from '../translation.ts'

export const recordings: Translation<typeof english> = {
  listen: 'सुनें, {{length}}',
  opening: 'ला रहे हैं, {{length}}',
  noRight: 'रिकॉर्ड हुई; सुनने के लिए सुपरवाइज़र चाहिए',
  player: 'रिकॉर्डिंग',
  play: 'चलाएँ',
  pause: 'रोकें',
  position: 'स्थान',
  positionOf: '{{length}} में से {{position}}',
  speed: 'गति {{speed}}×',
}
