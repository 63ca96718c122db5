import type { Language } from '../../../shared/domain/language.ts'
import { en, type MainWords } from './en.ts'
import { hi } from './hi.ts'

const words: Readonly<Record<Language, MainWords>> = { en, hi }

export function wordsOf(language: Language): MainWords {
  return words[language]
}
