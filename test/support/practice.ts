import {
  type StandIn,
  type StandInOptions,
  startStandIn as startProgram,
} from '../../electron/practice/stand-in.ts'

/**
 * The real stand-in for Exotel inside this process, on a free port. What a test does not say: fast, seed 1, nothing on
 * disk, and a Thursday at noon in India.
 */
export function startStandIn(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  return startProgram({
    port: 0,
    seed: 1,
    speed: 200,
    stateFile: null,
    clockStart: Date.parse('2026-04-16T12:00:00+05:30'),
    keepClock: false,
    instance: null,
    ...options,
  })
}
