import { useTranslation } from 'react-i18next'

export function BookingNotes({ notes }: { readonly notes: string }) {
  const { t } = useTranslation('booking')
  return (
    <section className="flex flex-col gap-2 pt-4">
      <h2 className="font-semibold">{t('notes')}</h2>
      {notes.trim() === '' ? (
        <p className="text-ink3">{t('noNotes')}</p>
      ) : (
        <p className="max-w-[72ch] rounded-row bg-sunken px-3 py-2.5 whitespace-pre-wrap">{notes}</p>
      )}
    </section>
  )
}
