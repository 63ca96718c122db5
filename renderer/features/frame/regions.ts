import { flushSync } from 'react-dom'
import type { Drawer } from '../../state/navigation-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { combinationFor } from '../keys/key-choices.ts'
import { shortcutOf } from '../keys/key-combination.ts'

/**
 * F6, or what somebody has put in its place, goes round the panes, with Shift the other way. A pane that is a drawer opens
 * when its turn comes, and closes after.
 */
export function useRegionCycle(): void {
  const openDrawer = useWindow((state) => state.openDrawer)
  const combination = useWindow((state) => combinationFor('nextPane', state.preferences.shortcuts))
  const shortcut = shortcutOf(combination)
  const go = (step: 1 | -1) => focusRegion(step, (drawer) => flushSync(() => openDrawer(drawer)))
  useShortcut({ ...shortcut, shift: false }, () => go(1))
  useShortcut({ ...shortcut, shift: true }, () => go(-1))
}

function focusRegion(step: 1 | -1, openDrawer: (drawer: Drawer | null) => void): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.checkVisibility() || drawerOf(region) !== null,
  )
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const start = here === -1 && step === -1 ? 0 : here
  const next = regions[(start + step + regions.length) % regions.length]
  if (next === undefined) return
  openDrawer(drawerOf(next))
  next.focus()
}

/** The drawer that a pane is, where the window is narrow; a wide one does not mind which is open. */
function drawerOf({ dataset }: HTMLElement): Drawer | null {
  return dataset.region === 'rail' || dataset.region === 'timeline' ? dataset.region : null
}
