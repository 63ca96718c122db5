import { useTranslation } from 'react-i18next'
import type { ImportReading } from '../../../shared/contract/booking-import.ts'
import { importFields } from '../../../shared/domain/booking-import.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { useProblemWords } from './use-problem-words.ts'

const cell = 'border-b border-line px-2 py-1.5 text-left align-top whitespace-nowrap first:pl-0'

/** The first rows as they would be stored; a row that would be refused says why. */
export function PreviewTable({ reading }: { readonly reading: ImportReading }) {
  const { t } = useTranslation('bookingImport')
  const format = useFormat()
  const problemWords = useProblemWords()
  const fields = importFields.filter((field) => reading.format.mapping.includes(field))
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-2">
      <h2 className="text-name font-semibold">{t('preview')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys, so it has to be reached by them */}
      <div tabIndex={0} className="overflow-x-auto">
        <table className="border-separate border-spacing-0 text-small">
          <thead>
            <tr className="text-ink2">
              <th scope="col" className={cell}>
                {t('row')}
              </th>
              {fields.map((field) => (
                <th key={field} scope="col" className={cell}>
                  {t(`field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.rows.map(({ row, values, scheduledAt, problems }) => (
              <tr key={row} className={problems.length > 0 ? 'text-error' : ''}>
                <td className={cell}>
                  {row}
                  {problems.map((problem) => (
                    <span key={problem.reason + problem.column} className="block">
                      {problemWords(problem)}
                    </span>
                  ))}
                </td>
                {fields.map((field) => (
                  <td key={field} className={cell}>
                    {field === 'time' && scheduledAt !== null ? (
                      `${format.date(scheduledAt)} ${format.time(scheduledAt)}`
                    ) : field.endsWith('-number') && values[field]?.startsWith('•') ? (
                      <MaskedNumber label={values[field]} />
                    ) : (
                      values[field]
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
