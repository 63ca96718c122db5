import type { Shortcut } from '../../ui/use-shortcut.ts'

/** `Ctrl+K` as the caps that are drawn: one of them may be `+` itself. */
export function capsOf(combination: string): readonly string[] {
  return combination.split(/(?<=.)\+/)
}

/** The spelling of what is drawn on these caps; the reverse of `capsOf`. */
export function combinationOf(caps: readonly string[]): string {
  return caps.join('+')
}

/** What to listen for. Letters and digits go by where they lie when Alt makes them write something else. */
export function shortcutOf(combination: string): Shortcut {
  const caps = capsOf(combination)
  const key = caps.at(-1) ?? ''
  const alt = caps.includes('Alt')
  const modifiers = { control: caps.includes('Ctrl'), alt }
  // A sign is written with Shift on one keyboard and without it on the next.
  const shift = /^[A-Z0-9]$|^..+$/.test(key) ? { shift: caps.includes('Shift') } : {}
  if (alt && /^\d$/.test(key)) return { ...modifiers, ...shift, code: `Digit${key}` }
  if (alt && /^[A-Z]$/.test(key)) return { ...modifiers, ...shift, code: `Key${key}` }
  return { ...modifiers, ...shift, key: written[key] ?? key }
}

/** The combination that is being pressed; null while only Ctrl, Alt or Shift is. */
export function pressedCombination(event: PressedKeys): string | null {
  const key = capOf(event)
  if (key === null) return null
  const caps = [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && /^[A-Z0-9]$|^..+$/.test(key) ? ['Shift'] : []),
    key,
  ]
  return combinationOf(caps)
}

export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What the key is called on its cap, and what the browser calls it. */
const written: Readonly<Record<string, string>> = {
  Space: ' ',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}
const capOfWritten = new Map(Object.entries(written).map(([cap, key]) => [key, cap]))
const named = /^(F\d{1,2}|Enter|Home|End|PageUp|PageDown|Insert|Delete)$/

function capOf({ key, code, altKey }: PressedKeys): string | null {
  const lies = /^(?:Digit|Key)([0-9A-Z])$/.exec(code)?.[1]
  if (altKey && lies !== undefined) return lies
  if (key.length === 1 && key !== ' ') return key.toUpperCase()
  if (named.test(key)) return key
  return capOfWritten.get(key) ?? null
}
