import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/app-error.ts'
import { useWindow } from '../../state/use-window.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'

/** The core did not answer when the page began. */
export function Unreachable({ error }: { readonly error: AppError }) {
  const { t } = useTranslation('entry')
  const beginSession = useWindow((state) => state.beginSession)
  const errorWords = useErrorWords()
  return (
    <main className="grid h-full place-items-center bg-canvas">
      <ErrorFace {...errorWords(error)} press={t('tryAgain')} onPress={() => void beginSession()} />
    </main>
  )
}
