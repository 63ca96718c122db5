/** Keys pressed together, in one spelling: `Ctrl+Shift+R`, `Alt+1`, `F6`, `?`. Ctrl is ⌘ on a Mac. */
const combination =
  /^(?:(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z0-9]|F(?:[1-9]|1[0-2])|Enter|Space|Home|End|PageUp|PageDown|Insert|Delete|Left|Right|Up|Down)|(?:Ctrl\+)?(?:Alt\+)?[!-*,-/:-@[-`{-~])$/

export function isCombination(text: string): boolean {
  return combination.test(text)
}

export type KeyConflict = { readonly key: string }

/** A key that stands twice in the table, or is no key; null when there is none. */
export function conflictIn(shortcuts: Readonly<Record<string, string>>): KeyConflict | null {
  const seen = new Set<string>()
  for (const key of Object.values(shortcuts)) {
    if (seen.has(key) || !isCombination(key)) return { key }
    seen.add(key)
  }
  return null
}
