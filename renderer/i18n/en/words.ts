export const words = {
  seconds: '{{count}} s',
  minutes: '{{count}} min',
  hours: '{{count}} h',
  days: '{{count}} d',
  endingIn: 'number ending in',
  askNow: 'Ask now',
  asOf: 'As of {{time}}, {{age}} old',
} as const
