import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useCallback, useState } from 'react'

/** Puts a menu at the end of the pane its button is in: outside of every pane it would belong to nothing for readers. */
export function MenuPortal({ children }: { readonly children: ReactNode }) {
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const find = useCallback((here: HTMLElement | null) => {
    setPane(here?.closest<HTMLElement>('[data-region]') ?? null)
  }, [])
  return (
    <>
      <span ref={find} hidden />
      {pane !== null && <DropdownMenu.Portal container={pane}>{children}</DropdownMenu.Portal>}
    </>
  )
}
