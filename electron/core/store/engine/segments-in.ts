import { readdirSync } from 'node:fs'
import { segmentNumber } from './segment-head.ts'

/** The numbers of the segments in a folder, rising. */
export function segmentsIn(folder: string): number[] {
  return readdirSync(folder)
    .map(segmentNumber)
    .filter((number) => number !== null)
    .toSorted((one, other) => one - other)
}
