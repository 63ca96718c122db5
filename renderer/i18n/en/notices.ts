export const notices = {
  callRefused: 'No call to {{name}}',
  phoneSet: 'Your phone is set',
  copied: 'Copied',
  close: 'Close the notice',
} as const
