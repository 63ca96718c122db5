import { useTranslation } from 'react-i18next'
import type { ImportReading } from '../../../shared/contract/booking-import.ts'
import { type ImportField, importFields } from '../../../shared/domain/booking-import.ts'
import { useWindow } from '../../state/use-window.tsx'
import type { Submit } from '../errors/use-submit.ts'

export type ColumnMappingProps = { readonly reading: ImportReading; readonly submit: Submit }

/** What each column holds, by its name and a value of it. */
export function ColumnMapping({ reading, submit }: ColumnMappingProps) {
  const { t } = useTranslation('bookingImport')
  const readImport = useWindow((state) => state.readImport)
  const { format, columns } = reading
  const map = (index: number, field: ImportField | null) =>
    submit.submit(() =>
      readImport({ ...format, mapping: format.mapping.map((kept, at) => (at === index ? field : kept)) }),
    )
  return (
    <section aria-label={t('columns')} className="flex flex-col gap-2">
      <h2 className="text-name font-semibold">{t('columns')}</h2>
      <ol className="grid list-none grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-3 p-0">
        {columns.map(({ name, sample }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
          <li key={index} className="flex min-w-0 flex-col gap-1">
            <label htmlFor={`import-column-${index}`} className="truncate text-small font-medium">
              {name}
            </label>
            <select
              id={`import-column-${index}`}
              value={format.mapping[index] ?? ''}
              onChange={(event) => map(index, fieldOf(event.currentTarget.value))}
              className="min-h-8 rounded-button border border-field bg-surface px-1.5 text-ink"
            >
              <option value="">{t('notRead')}</option>
              {importFields.map((field) => (
                <option key={field} value={field}>
                  {t(`field.${field}`)}
                </option>
              ))}
            </select>
            <span className="truncate text-small text-ink3">{sample && t('sample', { sample })}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function fieldOf(value: string): ImportField | null {
  return importFields.find((field) => field === value) ?? null
}
