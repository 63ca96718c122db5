export const recordings = {
  listen: 'Listen, {{length}}',
  opening: 'Fetching, {{length}}',
  noRight: 'Recorded; listening needs a supervisor',
  player: 'Recording',
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  positionOf: '{{position}} of {{length}}',
  speed: 'Speed {{speed}}×',
} as const
