import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MenuPortal } from '../../ui/menu-portal.tsx'
import type { KeyAction } from '../keys/key-choices.ts'
import { useKey, useKeyWords } from '../keys/use-key.ts'

export type KeyMenuProps = {
  /** Its key opens it from anywhere. */
  readonly does: KeyAction
  readonly words: string
  readonly items: readonly {
    readonly name: string
    readonly words: string
    readonly onSelect: () => void
  }[]
}

/** A button with a few ways to do one thing. */
export function KeyMenu({ does, words, items }: KeyMenuProps) {
  const [open, setOpen] = useState(false)
  const { caps, aria } = useKeyWords(does)
  useKey(does, () => setOpen(true))
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>
        <Button keys={caps} aria-keyshortcuts={aria}>
          <span className="inline-flex items-center gap-1">
            {words}
            <Icon name="chevron-down" size={12} className="text-ink2" />
          </span>
        </Button>
      </DropdownMenu.Trigger>
      <MenuPortal>
        {/* Moves only while it opens: one that is closed is not to wait for the end of a motion. */}
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          className="z-30 min-w-52 rounded-card bg-raised p-1.5 shadow-level2 data-[state=open]:rise-notice"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.name}
              onSelect={item.onSelect}
              className="flex min-h-8 items-center rounded-button px-2 text-ink outline-none data-highlighted:bg-hover"
            >
              {item.words}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}
