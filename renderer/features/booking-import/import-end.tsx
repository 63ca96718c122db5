import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { download } from './download.ts'
import type { StepProps } from './import-page.tsx'

const inLakhs = new Intl.NumberFormat('en-IN')

/** What became of it, to be kept as a file, and undone where that can be done honestly. */
export function ImportEnd({ view, submit }: StepProps) {
  const { t } = useTranslation('bookingImport')
  const goTo = useWindow((state) => state.goTo)
  const cancelImport = useWindow((state) => state.cancelImport)
  const undoImport = useWindow((state) => state.undoImport)
  const importReport = useWindow((state) => state.importReport)
  const { phase, result, check } = view
  const keep = (kind: 'import-problems' | 'import-result') =>
    submit.submit(async () => download(await importReport(kind)))
  if (phase === 'failed' || result === null) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2">
        <p className="font-semibold text-error">{t('failed')}</p>
        <p className="text-small text-ink2">{t('failedNext')}</p>
        <Button onClick={() => submit.submit(cancelImport)}>{t('another')}</Button>
      </div>
    )
  }
  const figures = [
    [t('resultNew'), result.added],
    [t('resultChanged'), result.changed],
    [t('resultUnchanged'), result.unchanged],
    [t('resultRefused'), result.refused],
  ] as const
  return (
    <section className="flex flex-col items-start gap-4">
      <h2 className="text-name font-semibold">{t(phase === 'undone' ? 'undone' : 'finished')}</h2>
      <dl className="flex gap-8">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt className="text-small text-ink2">{name}</dt>
            <dd className="m-0 text-figure font-semibold tabular-nums">{inLakhs.format(figure)}</dd>
          </div>
        ))}
      </dl>
      {phase === 'undone' && <p>{t('undoneCount', { undone: result.undone, left: result.left })}</p>}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={() => goTo({ page: 'bookings' })}>
          {t('openBookings')}
        </Button>
        <Button onClick={() => keep('import-result')}>{t('downloadResult')}</Button>
        {check !== null && check.refused + check.warnings > 0 && (
          <Button onClick={() => keep('import-problems')}>{t('downloadProblems')}</Button>
        )}
        <Button onClick={() => submit.submit(cancelImport)}>{t('another')}</Button>
        {phase === 'finished' && <Button onClick={() => submit.submit(undoImport)}>{t('undo')}</Button>}
      </div>
      {phase === 'finished' && <p className="max-w-[64ch] text-small text-ink2">{t('undoNote')}</p>}
    </section>
  )
}
