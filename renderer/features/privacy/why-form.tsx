import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestReason, shortestReason } from '../../../shared/domain/audit.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

export type WhyFormProps = {
  readonly about?: ReactNode
  readonly press: string
  readonly danger?: boolean
  /** False while something else is missing. */
  readonly ready?: boolean
  readonly sending: boolean
  /** Why it was refused. */
  readonly sentence: string | null
  readonly onSend: (why: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Nothing of a person is shown, taken out or removed without a reason. */
export function WhyForm(props: WhyFormProps) {
  const { about, press, danger = false, ready = true, sending, sentence, onSend, onClose, children } = props
  const { t } = useTranslation('privacy')
  const [why, setWhy] = useState('')
  const enough = why.trim().length >= shortestReason && ready
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (enough && !sending) onSend(why)
  }
  return (
    <form
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="mt-2 flex flex-col gap-2 rounded-card border border-line2 bg-sunken p-3"
    >
      {about !== undefined && <div className="flex flex-col gap-1 text-small text-ink2">{about}</div>}
      <Field
        label={t('why')}
        value={why}
        maxLength={longestReason}
        onChange={(event) => setWhy(event.currentTarget.value)}
        hint={t('whyHint')}
        error={sentence}
        autoComplete="off"
        // The form appears because somebody asked for it.
        autoFocus
      />
      {children}
      <div className="flex flex-wrap gap-2">
        <Button kind={danger ? 'danger' : 'primary'} size="small" submits aria-disabled={!enough || sending}>
          {press}
        </Button>
        <Button kind="quiet" size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
