import { useTranslation } from 'react-i18next'
import type { NoticeFact } from '../../state/notices-slice.ts'
import { useArrivalWords } from '../arrivals/use-arrival-words.ts'
import { useErrorWords } from '../errors/use-error-words.ts'

export type NoticeWords = { readonly bad: boolean; readonly fact: string; readonly more: string }

export function useNoticeWords(): (fact: NoticeFact) => NoticeWords {
  const { t } = useTranslation('notices')
  const errorWords = useErrorWords()
  const arrivalWords = useArrivalWords()
  return (fact) => {
    switch (fact.kind) {
      case 'call-refused':
        return {
          bad: true,
          fact: t('callRefused', { name: fact.partyName }),
          more: errorWords(fact.error).happened,
        }
      case 'failed': {
        const { happened, kept } = errorWords(fact.error)
        return { bad: true, fact: happened, more: kept }
      }
      case 'phone-set':
        return { bad: false, fact: t('phoneSet'), more: fact.label }
      case 'copied':
        return { bad: false, fact: t('copied'), more: fact.text }
      default:
        return arrivalWords(fact)
    }
  }
}
