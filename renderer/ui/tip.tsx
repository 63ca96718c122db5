import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'

export type TipProps = { readonly words: string; readonly children: ReactNode }

/** The name of a control that shows only an icon, for the eye; the control itself carries it for readers. */
export function Tip({ words, children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side="right"
          sideOffset={8}
          className="z-30 rounded-button bg-button px-2 py-1 text-small text-button-text"
        >
          {words}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
