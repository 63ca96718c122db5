import { RadioGroup } from 'radix-ui'

export type ChoiceOption<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** The language of the label, where it is not the page's. */
  readonly lang?: string
}

export type ChoiceProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly ChoiceOption<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a few, side by side; the chosen one has an edge. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup.Root aria-label={label} value={value} onValueChange={choose} className="flex gap-0.5">
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          lang={option.lang}
          className="min-h-7 rounded-button border border-transparent px-2.5 text-body text-ink2 hover:bg-hover data-[state=checked]:border-line2 data-[state=checked]:bg-surface data-[state=checked]:font-medium data-[state=checked]:text-ink"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
