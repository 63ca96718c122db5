import { Icon } from './icon.tsx'

/** Why something was not done, and what to do: spoken as it appears. Nothing while there is nothing to say. */
export function Refusal({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null
  return (
    <span className="flex items-start gap-1.5 text-small text-error" role="alert">
      <Icon name="warning" size={12} className="h-(--line-small)" />
      <span>{sentence}</span>
    </span>
  )
}
