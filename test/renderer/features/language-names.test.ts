import { expect, it } from 'vitest'
import { languageNames } from '../../../renderer/features/booking/language-names.ts'

it('names languages in the language of the window, and leaves names that are names already', () => {
  expect(languageNames(['kn', 'en'], 'en')).toBe('Kannada, English')
  expect(languageNames(['kn'], 'hi')).toBe('कन्नड़')
  expect(languageNames(['Tulu'], 'en')).toBe('Tulu')
})
