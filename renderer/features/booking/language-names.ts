import type { Language } from '../../state/appearance-slice.ts'

/** `kn, en` as `Kannada, English`; what is no language code is taken for a name already. */
export function languageNames(languages: readonly string[], shownIn: Language): string {
  const names = new Intl.DisplayNames(shownIn, { type: 'language' })
  return languages
    .map((code) => (/^[a-z]{2,3}(-[A-Za-z]+)?$/.test(code) ? (names.of(code) ?? code) : code))
    .join(', ')
}
