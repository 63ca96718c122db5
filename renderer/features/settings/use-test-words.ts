import { useTranslation } from 'react-i18next'
import type { AccountTest } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useFoundWords } from '../../i18n/use-found-words.ts'
import type { HopState, TestHop } from './account-test-model.ts'

export type TestWords = {
  readonly title: string
  readonly happened: string
  readonly kept: string
  readonly press: string
}

export function useTestWords(): (test: AccountTest) => TestWords {
  const { t } = useTranslation('accountTest')
  const foundWords = useFoundWords()
  const missingWords = useMissingWords()
  return (test) => {
    if (test.kind === 'accepted') {
      return {
        title: t('title.accepted'),
        happened: t('happened.accepted', { ms: Math.round(test.latencyMs) }),
        kept: t('kept.accepted'),
        press: t('press.accepted'),
      }
    }
    if (test.kind === 'not-configured') {
      return {
        title: t('title.not-configured'),
        happened: t('happened.not-configured', { missing: missingWords(test.missing) }),
        kept: t('kept.not-configured'),
        press: t('press.not-configured'),
      }
    }
    // Reasons are the core's words; one that has no sentence here is worded as a refusal.
    return {
      title: foundWords(`accountTest:title.${test.reason}`) ?? t('title.refused'),
      happened: foundWords(`accountTest:happened.${test.reason}`) ?? t('happened.refused'),
      kept: t('kept.failed'),
      press: foundWords(`accountTest:press.${test.reason}`) ?? t('press.refused'),
    }
  }
}

/** The word under a hop. */
export function useHopWords(): (hop: TestHop, state: HopState, test: AccountTest) => string {
  const { t } = useTranslation('accountTest')
  const format = useFormat()
  return (hop, state, test) => {
    if (state === 'not-tried') return t('state.notTried')
    if (state === 'failed') return t(`state.failed.${hop}`)
    if (hop === 'internet' && test.kind !== 'not-configured') {
      return t('state.answered', { ms: Math.round(test.latencyMs) })
    }
    if (hop === 'balance' && test.kind === 'accepted') {
      const rupees = Number(test.balance ?? Number.NaN)
      return Number.isNaN(rupees) ? t('state.notTold') : format.money(rupees * 100)
    }
    return t(`state.passed.${hop}`)
  }
}

/** The settings that are missing, by the names they have on this page. */
function useMissingWords(): (missing: readonly string[]) => string {
  const foundWords = useFoundWords()
  return (missing) => missing.map((name) => foundWords(`settings:account.${name}`) ?? name).join(', ')
}
