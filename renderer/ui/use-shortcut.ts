import { useEffect, useEffectEvent } from 'react'

export type Shortcut = {
  /** What the key writes (`?`), or … */
  readonly key?: string
  /** … where it lies (`Digit1`), for keys that write something else with Alt. */
  readonly code?: string
  /** Ctrl, or ⌘ on a Mac. */
  readonly control?: boolean
  readonly alt?: boolean
  readonly shift?: boolean
}

/** Calls `act` wherever the focus is; single keys only outside of text fields. */
export function useShortcut(shortcut: Shortcut, act: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !fits(shortcut, event)) return
    const single = shortcut.control !== true && shortcut.alt !== true && event.key.length === 1
    if (single && isTextField(event.target)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function fits(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if ((shortcut.control ?? false) !== (event.ctrlKey || event.metaKey)) return false
  if ((shortcut.alt ?? false) !== event.altKey) return false
  if (shortcut.shift !== undefined && shortcut.shift !== event.shiftKey) return false
  if (shortcut.code !== undefined) return event.code === shortcut.code
  return event.key.toLowerCase() === shortcut.key?.toLowerCase()
}

/** Whether keys pressed there write something. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
