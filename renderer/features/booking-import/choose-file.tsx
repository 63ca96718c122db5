import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import type { Submit } from '../errors/use-submit.ts'

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
    <div className="flex max-w-[64ch] flex-col items-start gap-3">
      <p className="text-ink2">{t('chooseNext')}</p>
      <p className="text-small text-ink3">{t('numbersMasked')}</p>
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
    </div>
  )
}
