import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import type { StepProps } from './import-page.tsx'

/** How far it is. What is committed cannot be cancelled any more, and says so. */
export function ImportProgress({ view, submit }: StepProps) {
  const { t } = useTranslation('bookingImport')
  const cancelImport = useWindow((state) => state.cancelImport)
  const { phase, done, total, fileName } = view
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100)
  const words =
    phase === 'staging' || phase === 'storing' || phase === 'undoing' || phase === 'checking'
      ? t(phase)
      : t('uploading', { file: fileName })
  return (
    <div className="flex max-w-120 flex-col items-start gap-3">
      <p role="status">{words}</p>
      <div className="flex w-full items-center gap-3">
        <progress value={done} max={Math.max(1, total)} aria-label={words} className="h-2 flex-1" />
        <span className="w-12 text-right text-small tabular-nums text-ink2">
          {t('progress', { percent })}
        </span>
      </div>
      {(phase === 'staging' || phase === 'uploading') && (
        <Button onClick={() => submit.submit(cancelImport)}>{t('cancel')}</Button>
      )}
    </div>
  )
}
