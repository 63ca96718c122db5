import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Erasure, PersonTraces } from '../../../shared/contract/privacy.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { RemoteFace } from '../settings/remote-face.tsx'
import { useAsked } from '../settings/use-asked.ts'
import type { PersonFormProps } from './party-privacy.tsx'
import { WhyForm } from './why-form.tsx'

/** What would go, the name typed once more, and afterwards what still holds the number and until when. */
export function EraseForm({ bookingId, party, onClose }: PersonFormProps) {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const asked = useAsked('privacy.traces', { bookingId, partyId: party.id })
  const { submit, sending, sentence } = useSubmit()
  const [typed, setTyped] = useState('')
  const [erased, setErased] = useState<Erasure | null>(null)
  if (erased !== null) return <Erased erased={erased} onClose={onClose} />
  const erase = (why: string) =>
    submit(async () =>
      setErased(await client.request('privacy.erase-person', { bookingId, partyId: party.id, why })),
    )
  return (
    <RemoteFace remote={asked.remote} onAsk={asked.ask}>
      {(traces) => (
        <WhyForm
          about={<About traces={traces} />}
          press={t(sending ? 'erase.working' : 'erase.press')}
          danger
          ready={typed.trim() === traces.name}
          sending={sending}
          sentence={sentence}
          onSend={erase}
          onClose={onClose}
        >
          <Field
            label={t('erase.confirm')}
            hint={t('erase.confirmHint', { name: traces.name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </WhyForm>
      )}
    </RemoteFace>
  )
}

function About({ traces }: { readonly traces: PersonTraces }) {
  const { t } = useTranslation('privacy')
  const { bookings, calls, recordings, parties } = traces
  return (
    <>
      <p>{t('erase.about')}</p>
      <p className="font-medium text-ink">{t('erase.traces', { bookings, calls, recordings })}</p>
      {parties > 1 && <p>{t('erase.same', { count: parties })}</p>}
    </>
  )
}

function Erased({ erased, onClose }: { readonly erased: Erasure; readonly onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const { webhooks, waitingWebhooks, lastBackupGoesAt, setAside } = erased
  return (
    <section
      role="status"
      className="mt-2 flex flex-col items-start gap-1 rounded-card border border-line2 bg-sunken p-3 text-small"
    >
      <p className="font-medium">{t('erase.done', { count: webhooks })}</p>
      {waitingWebhooks > 0 && <p>{t('erase.waiting', { count: waitingWebhooks })}</p>}
      <p>
        {lastBackupGoesAt === null
          ? t('erase.noBackups')
          : t('erase.backups', { date: format.date(lastBackupGoesAt) })}
      </p>
      {setAside && <p>{t('erase.setAside')}</p>}
      <Button size="small" autoFocus onClick={onClose}>
        {t('close')}
      </Button>
    </section>
  )
}
