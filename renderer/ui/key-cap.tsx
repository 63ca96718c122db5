import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'

export type KeyCapProps = { readonly keys: readonly string[]; readonly onButton?: boolean }

/** Signs that not every font has are drawn. */
const drawn: Readonly<Record<string, IconName>> = {
  Enter: 'enter',
  Up: 'arrow-up',
  Down: 'arrow-down',
  Left: 'arrow-left',
  Right: 'arrow-right',
}

/** Keys lie inside the control that they press. Readers hear the shortcut from `aria-keyshortcuts`. */
export function KeyCap({ keys, onButton = false }: KeyCapProps) {
  const look = onButton ? 'border-current/45 text-button-text' : 'border-line2 text-ink2'
  return (
    <span
      aria-hidden="true"
      className={`inline-flex min-h-4.5 items-center gap-1 rounded-key border px-1.25 text-micro leading-[14px]! font-medium whitespace-nowrap ${look}`}
    >
      {keys.map((key) => {
        const icon = drawn[key]
        return icon === undefined ? <span key={key}>{key}</span> : <Icon key={key} name={icon} size={11} />
      })}
    </span>
  )
}
