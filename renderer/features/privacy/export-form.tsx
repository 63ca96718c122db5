import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { download } from '../booking-import/download.ts'
import { useSubmit } from '../errors/use-submit.ts'
import type { PersonFormProps } from './party-privacy.tsx'
import { WhyForm } from './why-form.tsx'

export function ExportForm({ bookingId, party, onClose }: PersonFormProps) {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const { submit, sending, sentence } = useSubmit()
  const takeOut = (why: string) =>
    submit(async () => {
      download((await client.request('privacy.export-person', { bookingId, partyId: party.id, why })).path)
      onClose()
    })
  return (
    <WhyForm
      about={<p>{t('export.about', { name: party.name })}</p>}
      press={t('export.press')}
      sending={sending}
      sentence={sentence}
      onSend={takeOut}
      onClose={onClose}
    />
  )
}
