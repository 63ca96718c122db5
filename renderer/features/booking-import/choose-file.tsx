import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { importFields } from '../../../shared/domain/booking-import.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { Submit } from '../errors/use-submit.ts'

/** By the button, or dropped: either way one file. */
export function ChooseFile({ submit }: { readonly submit: Submit }) {
  const { t } = useTranslation('bookingImport')
  const input = useRef<HTMLInputElement>(null)
  const uploadBookings = useWindow((state) => state.uploadBookings)
  const choose = (file: File | undefined) => {
    if (file !== undefined) submit.submit(() => uploadBookings(file))
    // The same file may be chosen again after it was mended.
    if (input.current !== null) input.current.value = ''
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, which keys and readers have */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          choose(event.dataTransfer.files[0])
        }}
        className="flex flex-col items-start gap-3 rounded-card border border-dashed border-field bg-sunken p-6"
      >
        <p className="max-w-[64ch] text-ink2">{t('chooseNext')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t('choose')}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
          className="sr-only"
          tabIndex={-1}
        />
        <Button kind="primary" icon="upload" onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <p className="text-small text-ink2">{t('dropHere')}</p>
      </div>
      <KnownColumns />
    </>
  )
}

/** What a file may hold, so that nobody has to try. */
function KnownColumns() {
  const { t } = useTranslation('bookingImport')
  return (
    <section aria-label={t('known')} className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('known')}</h2>
      <p className="max-w-[72ch] text-small text-ink2">{t('knownAbout')}</p>
      <ul className="flex max-w-[96ch] list-none flex-wrap gap-1.5 p-0">
        {importFields.map((field) => (
          <li key={field}>
            <Chip tone="plain">{t(`field.${field}`)}</Chip>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink2">{t('numbersMasked')}</p>
    </section>
  )
}
