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
  { keys: ['Ctrl', 'Z'], does: 'undo' },
  { keys: ['F6'], does: 'nextPane' },
  { keys: ['Shift', 'F6'], does: 'previousPane' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'showKeys' },
  { keys: ['/'], does: 'find', where: 'desk' },
  { keys: ['Up', 'Down'], does: 'moveInList', where: 'desk' },
  { keys: ['Alt', '1'], does: 'callFirst', where: 'desk' },
  { keys: ['Alt', '2'], does: 'callSecond', where: 'desk' },
  { keys: ['Alt', '3'], does: 'callThird', where: 'desk' },
  { keys: ['Alt', 'N'], does: 'notes', where: 'desk' },
  { keys: ['Space'], does: 'playPause', where: 'recording' },
  { keys: ['Left', 'Right'], does: 'skip', where: 'recording' },
  { keys: ['Home', 'End'], does: 'toEnds', where: 'recording' },
  { keys: ['Shift', 'Left', 'Right'], does: 'playSpeed', where: 'recording' },
] as const satisfies readonly KeyRow[]

export type KeyAct = (typeof keyTable)[number]['does']

/** The caps for a control that shows its own key. */
export function keysFor(act: KeyAct): readonly string[] {
  return keyTable.find(({ does }) => does === act)?.keys ?? []
}

/** The rows in groups, in the order of the table. */
export function keyGroups(): readonly (readonly [
  'everywhere' | 'desk' | 'recording',
  (typeof keyTable)[number][],
])[] {
  const groups = Map.groupBy(keyTable, (row) => ('where' in row ? row.where : 'everywhere'))
  return [...groups]
}
