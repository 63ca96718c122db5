export const firstCall = {
  title: 'Your first practice call',
  finished: 'That was a whole call',
  close: 'Close, and do not show again',
  pick: 'Choose a booking in the list',
  call: 'Press “Call customer”; your phone would ring first',
  talk: 'Watch both sides meet in the call bar',
  log: 'Find it in the call log',
  done: 'done',
} as const
