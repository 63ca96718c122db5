import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'

/** "Two events and one poll agree": how many sources told the same story. */
export function useAgreement(): (heard: CallView['heard']) => string {
  const { t } = useTranslation('callBar')
  return ({ callbacks, polls }) => {
    const events =
      callbacks === 0 ? null : t('events', { count: callbacks, number: spelled(callbacks, t('numbers')) })
    const asked = polls === 0 ? null : t('polls', { count: polls, number: spelled(polls, t('numbers')) })
    if (events !== null && asked !== null) return capitalised(t('bothAgree', { events, polls: asked }))
    const only = events ?? asked
    return only === null
      ? t('nothingHeard')
      : capitalised(t('onlySource', { source: only, count: callbacks + polls }))
  }
}

/** Small numbers are words; `words` are those from one on, parted by blanks. */
function spelled(count: number, words: string): string {
  return words.split(' ')[count - 1] ?? String(count)
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
