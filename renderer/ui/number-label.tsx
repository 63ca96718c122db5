import { Spoken } from './spoken.tsx'

export type NumberLabelProps = {
  /** `•••• 3210` */
  readonly label: string
  /** The words before the digits when they are read out: "number ending in". */
  readonly spoken: string
}

/** A masked number: readers hear its digits one by one instead of dots and thousands. */
export function NumberLabel({ label, spoken }: NumberLabelProps) {
  const digits = label.replace(/\D/g, '').slice(-4)
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">{label}</span>
      <Spoken>{` ${spoken} ${[...digits].join(' ')}`}</Spoken>
    </span>
  )
}
