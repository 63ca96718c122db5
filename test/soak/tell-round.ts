const roundsPerLine = 20

/** A line now and then, so that a long run is seen to go on. */
export function tellRound(round: number): void {
  if (round % roundsPerLine === 0) process.stderr.write(`round ${round}\n`)
}
