import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { Refusal } from './refusal.tsx'

export type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & {
  readonly label: string
  readonly hint?: ReactNode
  /** At the right edge, inside the field. */
  readonly trailing?: ReactNode
  readonly error?: string | null
  readonly ref?: Ref<HTMLInputElement>
}

/** A label above, an edge that turns ink when it is written in, and under it one line: a hint, or what is wrong. */
export function Field({ label, hint, trailing, error = null, ...input }: FieldProps) {
  const id = useId()
  const described = error !== null || hint !== undefined ? `${id}-below` : undefined
  const edge = error === null ? 'border-field' : 'border-error-fill outline-1 outline-error-fill'
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small text-ink2">
        {label}
      </label>
      <div
        className={`flex min-h-8.5 items-center rounded-button border bg-surface focus-within:border-ink focus-within:outline-1 focus-within:outline-ink ${edge}`}
      >
        <input
          {...input}
          id={id}
          aria-invalid={error !== null}
          aria-describedby={described}
          className="min-w-0 flex-1 bg-transparent px-2.5 py-1 outline-none placeholder:text-ink3"
        />
        {trailing}
      </div>
      {described !== undefined && (
        <div id={described} className="text-small text-ink2">
          {error === null ? hint : <Refusal sentence={error} />}
        </div>
      )}
    </div>
  )
}
