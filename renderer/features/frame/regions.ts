import { useShortcut } from '../../ui/use-shortcut.ts'

/** F6 goes round the panes that are shown, Shift+F6 the other way. */
export function useRegionCycle(): void {
  useShortcut({ key: 'F6', shift: false }, () => focusRegion(1))
  useShortcut({ key: 'F6', shift: true }, () => focusRegion(-1))
}

function focusRegion(step: 1 | -1): void {
  const shown = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility(),
  )
  const here = shown.findIndex((region) => region.contains(document.activeElement))
  const start = here === -1 && step === -1 ? 0 : here
  shown[(start + step + shown.length) % shown.length]?.focus()
}
