import { useTranslation } from 'react-i18next'
import type { ImportCheck } from '../../../shared/contract/booking-import.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import type { Submit } from '../errors/use-submit.ts'
import { download } from './download.ts'
import { useProblemWords } from './use-problem-words.ts'

export type CheckResultProps = { readonly check: ImportCheck; readonly submit: Submit }

const inLakhs = new Intl.NumberFormat('en-IN')
const shownProblems = 8

/** What would be stored and what not, before anything is. */
export function CheckResult({ check, submit }: CheckResultProps) {
  const { t } = useTranslation('bookingImport')
  const storeImport = useWindow((state) => state.storeImport)
  const importReport = useWindow((state) => state.importReport)
  const problemWords = useProblemWords()
  const bookings = inLakhs.format(check.bookings)
  return (
    <section aria-label={t('checked')} className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <h2 className="text-name font-semibold">
        {t('wouldStore', { bookings, rows: inLakhs.format(check.rows) })}
      </h2>
      {check.refused > 0 && <p className="text-error">{t('wouldRefuse', { count: check.refused })}</p>}
      {check.warnings > 0 && <p className="text-wrap">{t('warned', { count: check.warnings })}</p>}
      {check.problems.length > 0 && (
        <>
          <ul className="list-none p-0 text-small text-ink2">
            {check.problems.slice(0, shownProblems).map((problem) => (
              <li key={`${problem.row} ${problem.column} ${problem.reason}`}>
                {t('problemAt', { row: problem.row })} · {problemWords(problem)}
              </li>
            ))}
          </ul>
          <Button
            size="small"
            onClick={() => submit.submit(async () => download(await importReport('import-problems')))}
          >
            {t('downloadProblems')}
          </Button>
        </>
      )}
      {check.bookings > 0 && (
        <Button kind="primary" onClick={() => submit.submit(storeImport)}>
          {t('store', { count: check.bookings, bookings })}
        </Button>
      )}
    </section>
  )
}
