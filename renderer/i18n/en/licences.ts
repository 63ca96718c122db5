export const licences = {
  title: 'Licences',
  hint: 'what others wrote and this program ships',
  show: 'Show the list',
  hide: 'Hide the list',
  text: 'Text',
  noText: 'no text',
} as const
