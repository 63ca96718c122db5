import { useWindow } from '../../state/use-window.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { combinationFor, type KeyAction } from './key-choices.ts'
import { capsOf, shortcutOf } from './key-combination.ts'

/** Acts on the key that the user has for this. */
export function useKey(does: KeyAction, act: () => void): void {
  const combination = useWindow((state) => combinationFor(does, state.preferences.shortcuts))
  useShortcut(shortcutOf(combination), act)
}

export type KeyWords = {
  /** As it is drawn. */
  readonly caps: readonly string[]
  /** For `aria-keyshortcuts`. */
  readonly aria: string
}

/** The user's key for this, for the control that it presses. */
export function useKeyWords(does: KeyAction): KeyWords {
  const combination = useWindow((state) => combinationFor(does, state.preferences.shortcuts))
  return { caps: capsOf(combination), aria: combination.replace('Ctrl', 'Control') }
}
