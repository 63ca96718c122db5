import { useTranslation } from 'react-i18next'
import type { WrapDetail } from '../../../shared/domain/agent-state.ts'
import { Field } from '../../ui/field.tsx'

export type WrapDetailFieldProps = {
  readonly kind: Exclude<WrapDetail, 'none'>
  readonly value: string
  readonly onWrite: (value: string) => void
}

const types = { text: 'text', date: 'date', amount: 'text' } as const

/** The one thing that this answer cannot do without. */
export function WrapDetailField({ kind, value, onWrite }: WrapDetailFieldProps) {
  const { t } = useTranslation('wrap')
  return (
    <div className="rounded-row bg-sunken px-3 py-2.5">
      <Field
        label={t(`detail.${kind}`)}
        type={types[kind]}
        inputMode={kind === 'amount' ? 'decimal' : undefined}
        placeholder={kind === 'amount' ? '1249' : undefined}
        value={value}
        maxLength={300}
        required
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
    </div>
  )
}
