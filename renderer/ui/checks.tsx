import { useId } from 'react'

export type CheckOption<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** What it means, below. */
  readonly hint?: string
}

export type ChecksProps<Value extends string> = {
  readonly label: string
  readonly values: readonly Value[]
  readonly options: readonly CheckOption<Value>[]
  readonly onChange: (values: readonly Value[]) => void
}

/** Any of a few, one below the other; the system's own boxes, so every reader and keyboard knows them. */
export function Checks<Value extends string>({ label, values, options, onChange }: ChecksProps<Value>) {
  const id = useId()
  const toggled = (value: Value) =>
    options
      .map((option) => option.value)
      .filter((other) => (other === value ? !values.includes(value) : values.includes(other)))
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="pb-1 text-small text-ink2">{label}</legend>
      {options.map(({ value, label: name, hint }) => (
        <div key={value} className="flex items-start gap-2">
          <input
            type="checkbox"
            id={`${id}-${value}`}
            checked={values.includes(value)}
            aria-describedby={hint === undefined ? undefined : `${id}-${value}-hint`}
            onChange={() => onChange(toggled(value))}
            className="mt-1 size-3.5 shrink-0 accent-ink"
          />
          <span className="min-w-0">
            <label htmlFor={`${id}-${value}`}>{name}</label>
            {hint !== undefined && (
              <span id={`${id}-${value}-hint`} className="block text-small text-ink2">
                {hint}
              </span>
            )}
          </span>
        </div>
      ))}
    </fieldset>
  )
}
