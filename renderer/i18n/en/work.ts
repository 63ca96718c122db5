export const work = {
  afterThis: 'After this call',
  follows: 'then {{word}}',
  offlineNext: 'offline',
} as const
