/** Five hundred shifts drawn at random: the pacer must keep what it promises in each. Takes the longest of the soaks. */
import { randomShift } from '../bench/pacing/held-out.ts'

const firstSeed = 8_000_000
const shifts = 500
const tellEvery = 20

export async function run(): Promise<void> {
  let broken = 0
  for (let drawn = 1; drawn <= shifts; drawn += 1) {
    const shift = randomShift(firstSeed + drawn - 1)
    if (shift.broken.length > 0) {
      broken += 1
      process.stdout.write(`${shift.seed} ${shift.name}: ${shift.broken.join(', ')}\n`)
    }
    if (drawn % tellEvery === 0) process.stdout.write(`${drawn} shifts, ${broken} broke a promise\n`)
  }
  if (broken > 0) process.exitCode = 1
}
