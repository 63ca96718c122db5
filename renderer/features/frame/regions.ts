import { useWindow } from '../../state/use-window.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { combinationFor } from '../keys/key-choices.ts'
import { shortcutOf } from '../keys/key-combination.ts'

/** F6, or what somebody has put in its place, goes round the panes that are shown; with Shift the other way. */
export function useRegionCycle(): void {
  const combination = useWindow((state) => combinationFor('nextPane', state.preferences.shortcuts))
  const shortcut = shortcutOf(combination)
  useShortcut({ ...shortcut, shift: false }, () => focusRegion(1))
  useShortcut({ ...shortcut, shift: true }, () => focusRegion(-1))
}

function focusRegion(step: 1 | -1): void {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  )
  const here = shown.findIndex((region) => region.contains(document.activeElement))
  const start = here === -1 && step === -1 ? 0 : here
  shown[(start + step + shown.length) % shown.length]?.focus()
}
