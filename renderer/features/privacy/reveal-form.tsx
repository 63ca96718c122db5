import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { revealSeconds } from '../../../shared/domain/audit.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import type { PersonFormProps } from './party-privacy.tsx'
import { WhyForm } from './why-form.tsx'

/** The number lives in this component alone, and goes with it: after its seconds, or when somebody turns away. */
export function RevealForm({ bookingId, party, onClose }: PersonFormProps) {
  const { t } = useTranslation('privacy')
  const { client } = useTools()
  const { submit, sending, sentence } = useSubmit()
  const [number, setNumber] = useState<string | null>(null)
  if (number !== null) return <Shown name={party.name} number={number} onClose={onClose} />
  const reveal = (why: string) =>
    submit(async () =>
      setNumber((await client.request('privacy.reveal', { bookingId, partyId: party.id, why })).number),
    )
  return (
    <WhyForm
      press={t('reveal.press')}
      sending={sending}
      sentence={sentence}
      onSend={reveal}
      onClose={onClose}
    />
  )
}

type ShownProps = { readonly name: string; readonly number: string; readonly onClose: () => void }

function Shown({ name, number, onClose }: ShownProps) {
  const { t } = useTranslation('privacy')
  const [left, setLeft] = useState(revealSeconds)
  // Seconds of the wall: whoever reads does not read faster in practice.
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onClose()
  }, [left, onClose])
  return (
    <section
      aria-label={t('reveal.number', { name })}
      className="mt-2 flex flex-col gap-1 rounded-card border border-line2 bg-sunken p-3"
    >
      <p role="status" className="font-mono text-name select-text">
        {number}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-small text-ink2" aria-hidden="true">
          {t('reveal.left', { count: Math.max(0, left) })}
        </span>
        <Button size="small" icon="eye-off" autoFocus onClick={onClose}>
          {t('reveal.hide')}
        </Button>
      </div>
    </section>
  )
}
