/** Every key of the window, as the overlay lists them. */
export const keyTable = [
  { keys: ['/'], does: 'find' },
  { keys: ['Ctrl', 'K'], does: 'findAnywhere' },
  { keys: ['Up', 'Down'], does: 'moveInList' },
  { keys: ['Enter'], does: 'openRow' },
  { keys: ['F2'], does: 'callNext' },
  { keys: ['Ctrl', 'Z'], does: 'undoNext' },
  { keys: ['Alt', '1'], does: 'callFirst' },
  { keys: ['Alt', '2'], does: 'callSecond' },
  { keys: ['Alt', '3'], does: 'callThird' },
  { keys: ['Ctrl', 'Shift', 'R'], does: 'readyOrBreak' },
  { keys: ['1', '–', '9'], does: 'answer' },
  { keys: ['Ctrl', 'Enter'], does: 'complete' },
  { keys: ['F6'], does: 'nextPane' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'showKeys' },
] as const
