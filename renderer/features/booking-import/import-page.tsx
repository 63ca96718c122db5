import { useTranslation } from 'react-i18next'
import type { ImportView } from '../../../shared/contract/booking-import.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { CheckResult } from './check-result.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import { FormatChoices } from './format-choices.tsx'
import { ImportEnd } from './import-end.tsx'
import { ImportProgress } from './import-progress.tsx'
import { PreviewTable } from './preview-table.tsx'

/** A file of bookings, from the choosing to the undo. */
export function ImportPage() {
  const { t } = useTranslation('bookingImport')
  const view = useWindow((state) => state.bookingImport)
  const goTo = useWindow((state) => state.goTo)
  const submit = useSubmit()
  return (
    <main
      data-region
      tabIndex={-1}
      className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto bg-surface px-5 py-4 -outline-offset-2!"
    >
      <header className="flex flex-wrap items-baseline gap-3">
        <h1 className="text-title font-semibold">{t('title')}</h1>
        {view !== null && <p className="truncate text-small text-ink2">{view.fileName}</p>}
        <span className="flex-1" />
        <Button size="small" kind="quiet" onClick={() => goTo({ page: 'bookings' })}>
          {t('back')}
        </Button>
      </header>
      <Refusal sentence={submit.sentence} />
      {view === null ? <ChooseFile submit={submit} /> : <Step view={view} submit={submit} />}
    </main>
  )
}

export type StepProps = { readonly view: ImportView; readonly submit: ReturnType<typeof useSubmit> }

function Step({ view, submit }: StepProps) {
  switch (view.phase) {
    case 'reading':
    case 'checked':
      return <ReadingSteps view={view} submit={submit} />
    case 'finished':
    case 'undone':
    case 'failed':
      return <ImportEnd view={view} submit={submit} />
    default:
      return <ImportProgress view={view} submit={submit} />
  }
}

function ReadingSteps({ view, submit }: StepProps) {
  const { t } = useTranslation('bookingImport')
  const checkImport = useWindow((state) => state.checkImport)
  const cancelImport = useWindow((state) => state.cancelImport)
  const { reading, check } = view
  if (reading === null) return <ImportProgress view={view} submit={submit} />
  return (
    <>
      <FormatChoices format={reading.format} submit={submit} />
      <ColumnMapping reading={reading} submit={submit} />
      <PreviewTable reading={reading} />
      {check !== null && <CheckResult check={check} submit={submit} />}
      <div className="flex flex-wrap gap-2">
        {check === null && (
          <Button kind="primary" onClick={() => submit.submit(() => checkImport(reading.format))}>
            {t('check')}
          </Button>
        )}
        <Button onClick={() => submit.submit(cancelImport)}>{t('another')}</Button>
      </div>
    </>
  )
}
