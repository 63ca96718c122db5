export const notices = {
  callRefused: 'No call to {{name}}',
  phoneSet: 'Your phone is set',
  copied: 'Copied',
  undo: 'Undo',
  'late.take-their-notes': 'Taking {{name}}’s text',
  close: 'Close the notice',
} as const
