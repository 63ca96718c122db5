import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { minimumPasswordLength } from './new-admin-check.ts'
import { PasswordField } from './password-field.tsx'
import { PasswordHint } from './password-hint.tsx'

export type ChangePasswordFormProps = {
  readonly oldLabel: string
  readonly large?: boolean
  readonly onChanged?: () => void
}

/** The old one, so that nobody changes it at a window that was left open; then the new one. */
export function ChangePasswordForm({ oldLabel, large = false, onChanged }: ChangePasswordFormProps) {
  const { t } = useTranslation('door')
  const { store } = useTools()
  const [oldPassword, setOldPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const { submit, sending, error, sentence } = useSubmit()
  const ofNew = error?.detail.field === 'newPassword'
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (newPassword.length < minimumPasswordLength) return
    submit(async () => {
      await store.getState().changePassword(oldPassword, newPassword)
      setOldPassword('')
      setNewPassword('')
      onChanged?.()
    })
  }
  return (
    <form onSubmit={send} noValidate className="flex w-full max-w-120 flex-col gap-4">
      <PasswordField
        label={oldLabel}
        value={oldPassword}
        onChange={setOldPassword}
        autoComplete="current-password"
        error={ofNew ? null : sentence}
      />
      <PasswordField
        label={t('newPassword')}
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
        hint={<PasswordHint length={newPassword.length} />}
        error={ofNew ? sentence : null}
      />
      <div>
        <Button
          kind={large ? 'primary' : 'secondary'}
          size={large ? 'large' : 'medium'}
          submits
          aria-disabled={sending}
        >
          {t('changePassword')}
        </Button>
      </div>
    </form>
  )
}
