import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSubmit } from '../errors/use-submit.ts'

export type SettingFormProps = {
  readonly label: string
  readonly secret: boolean
  readonly start: string
  readonly example?: string
  readonly onSave: (value: string) => Promise<void>
  readonly onClose: () => void
}

/** One setting in the place of its row while it is changed. Escape leaves it as it was. */
export function SettingForm({ label, secret, start, example, onSave, onClose }: SettingFormProps) {
  const { t } = useTranslation('settings')
  const [text, setText] = useState(start)
  const { submit, sending, sentence } = useSubmit()
  const save = (event: FormEvent) => {
    event.preventDefault()
    submit(async () => {
      await onSave(text.trim())
      onClose()
    })
  }
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="flex flex-wrap items-start gap-3 border-b border-line py-3"
    >
      <div className="min-w-60 flex-1">
        <Field
          label={label}
          type={secret ? 'password' : 'text'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={example}
          hint={secret ? t('secretHint') : t('emptyClears')}
          error={sentence}
          autoComplete="off"
          spellCheck={false}
          // The field takes the place of the button that was just pressed.
          autoFocus
        />
      </div>
      <div className="flex gap-2 pt-[calc(var(--line-small)+4px)] *:min-h-8.5">
        <Button kind="primary" submits aria-disabled={sending}>
          {t('save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
