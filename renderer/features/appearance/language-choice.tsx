import { useTranslation } from 'react-i18next'
import { languages } from '../../state/appearance-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'

/** Each language by its own name, so that whoever needs it can read it. */
export function LanguageChoice() {
  const { t } = useTranslation('settings')
  const language = useWindow((state) => state.language)
  const setLanguage = useWindow((state) => state.setLanguage)
  return (
    <Choice
      label={t('appearance.language')}
      value={language}
      options={languages.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
      onChange={setLanguage}
    />
  )
}
