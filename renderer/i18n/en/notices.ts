export const notices = {
  callRefused: 'No call to {{name}}',
  phoneSet: 'Your phone is set',
  copied: 'Copied',
  undo: 'Undo',
  'late.take-their-notes': 'Taking {{name}}’s text',
  'late.cancel-call-back': 'Giving up the call-back to {{name}}',
  'late.complete-call-back': 'Call-back to {{name}} is done',
  'late.dismiss-missed': 'Nothing more to do for {{name}}',
  'late.close-line': 'Closing the masked line of {{name}}',
  'late.release-line': 'Taking {{name}} out of the pool; its lines close',
  close: 'Close the notice',
} as const
