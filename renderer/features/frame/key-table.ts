/** One key of the window, as the overlay lists it. */
type KeyRow = {
  readonly keys: readonly string[]
  /** Its word in the translations, and its name for controls that show their own key. */
  readonly does: string
  /** Where it works; everywhere, when nothing is said. */
  readonly where?: 'desk' | 'recording'
}

/** Every key of the window; the overlay is made from it. */
export const keyTable = [
  { keys: ['Ctrl', 'K'], does: 'palette' },
  { keys: ['F2'], does: 'callNext' },
  { keys: ['Ctrl', 'Shift', 'R'], does: 'readyOrBreak' },
  { keys: ['Ctrl', 'Z'], does: 'undo' },
  { keys: ['F6'], does: 'nextPane' },
  { keys: ['Shift', 'F6'], does: 'previousPane' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'showKeys' },
  { keys: ['/'], does: 'find', where: 'desk' },
  { keys: ['Up', 'Down'], does: 'moveInList', where: 'desk' },
  { keys: ['Enter'], does: 'openRow', where: 'desk' },
  { keys: ['Alt', '1'], does: 'callFirst', where: 'desk' },
  { keys: ['Alt', '2'], does: 'callSecond', where: 'desk' },
  { keys: ['Alt', '3'], does: 'callThird', where: 'desk' },
  { keys: ['Alt', 'N'], does: 'notes', where: 'desk' },
  { keys: ['Alt', 'O'], does: 'openLine', where: 'desk' },
  { keys: ['Alt', 'E'], does: 'extendLine', where: 'desk' },
  { keys: ['Alt', 'T'], does: 'testLine', where: 'desk' },
  { keys: ['Alt', 'X'], does: 'closeLine', where: 'desk' },
  { keys: ['1', '–', '9'], does: 'answer', where: 'desk' },
  { keys: ['Ctrl', 'Enter'], does: 'complete', where: 'desk' },
  { keys: ['Space'], does: 'playPause', where: 'recording' },
  { keys: ['Left', 'Right'], does: 'skip', where: 'recording' },
  { keys: ['Home', 'End'], does: 'toEnds', where: 'recording' },
  { keys: ['Shift', 'Left', 'Right'], does: 'playSpeed', where: 'recording' },
] as const satisfies readonly KeyRow[]

export type KeyAct = (typeof keyTable)[number]['does']

/** Where an act belongs; everywhere, when nothing is said. */
export function placeOfKey(act: KeyAct): 'everywhere' | 'desk' | 'recording' {
  const row: KeyRow | undefined = keyTable.find(({ does }) => does === act)
  return row?.where ?? 'everywhere'
}
