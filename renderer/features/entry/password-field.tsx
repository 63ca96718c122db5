import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'

export type PasswordFieldProps = {
  /** Left out: `Password`. */
  readonly label?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'new-password' | 'current-password'
  readonly hint?: ReactNode
  readonly error?: string | null
  /** Where nothing else can be done. */
  readonly autoFocus?: boolean
}

export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  hint,
  error = null,
  autoFocus,
}: PasswordFieldProps) {
  const { t } = useTranslation('entry')
  const [shown, setShown] = useState(false)
  return (
    <Field
      label={label ?? t('password')}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      hint={hint}
      error={error}
      trailing={
        <button
          type="button"
          aria-label={t(shown ? 'hidePassword' : 'showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="mr-1 grid size-7 place-items-center rounded-button text-ink2 hover:bg-hover"
        >
          <Icon name={shown ? 'eye-off' : 'eye'} size={15} />
        </button>
      }
    />
  )
}
