import { useId } from 'react'

export type SelectOption<Value extends string> = { readonly value: Value; readonly label: string }

export type SelectFieldProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of several, where side by side there is no room; the system's own list, so every reader and keyboard knows it. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange } = props
  const id = useId()
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small text-ink2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
        className="min-h-8.5 rounded-button border border-field bg-surface px-2 text-ink focus:border-ink focus:outline-offset-0 focus:outline-1 focus:outline-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
