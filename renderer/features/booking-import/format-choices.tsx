import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFormat } from '../../../shared/contract/booking-import.ts'
import { importDelimiters, importEncodings } from '../../../shared/domain/booking-import.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import type { Submit } from '../errors/use-submit.ts'

export type FormatChoicesProps = { readonly format: ImportFormat; readonly submit: Submit }

/** What was guessed of the file, to be changed where it was guessed wrong; the preview follows at once. */
export function FormatChoices({ format, submit }: FormatChoicesProps) {
  const { t } = useTranslation('bookingImport')
  const readImport = useWindow((state) => state.readImport)
  const change = (changed: Partial<ImportFormat>) =>
    // Other columns: what they hold is guessed anew.
    submit.submit(() => readImport({ ...format, mapping: [], ...changed }))
  return (
    <section aria-label={t('readAs')} className="flex flex-wrap gap-x-6 gap-y-2">
      <Labelled words={t('encoding')}>
        <Choice
          label={t('encoding')}
          value={format.encoding}
          options={importEncodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
          onChange={(encoding) => change({ encoding })}
        />
      </Labelled>
      <Labelled words={t('delimiter')}>
        <Choice
          label={t('delimiter')}
          value={format.delimiter}
          options={importDelimiters.map((value) => ({
            value,
            label: t(value === '\t' ? 'delimiter.tab' : `delimiter.${value}`),
          }))}
          onChange={(delimiter) => change({ delimiter })}
        />
      </Labelled>
      <Labelled words={t('header')}>
        <Choice
          label={t('header')}
          value={format.header ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`header.${value}`) }))}
          onChange={(header) => change({ header: header === 'yes', mapping: format.mapping })}
        />
      </Labelled>
    </section>
  )
}

function Labelled({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-small text-ink2">{words}</span>
      {children}
    </div>
  )
}
