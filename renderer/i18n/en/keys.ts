export const keys = {
  title: 'All keys',
  close: 'Close',
  find: 'find, outside of text fields',
  findAnywhere: 'find, from anywhere',
  moveInList: 'move through the bookings',
  openRow: 'open the booking of the row',
  callFirst: 'call the customer',
  callSecond: 'call the worker',
  callThird: 'call the vendor',
  nextPane: 'go to the next pane',
  back: 'close, clear, leave as it was',
  showKeys: 'show these keys',
} as const
