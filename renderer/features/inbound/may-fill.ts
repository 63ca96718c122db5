/**
 * Whether another booking may come into view. Where somebody types into what would go, it waits until they ask for it;
 * the field of the rail stays, with its focus, whatever the page shows.
 */
export function mayFill(focused: Element | null): boolean {
  if (focused === null) return true
  const isField = focused.matches('input, textarea, select') || focused.closest('[contenteditable]') !== null
  return !isField || focused.closest('search') !== null
}
