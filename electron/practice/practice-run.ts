import type { Ledger } from './ledger/ledger.ts'
import type { PracticeRun } from './ledger/ledger-entry.ts'
import { PracticeClock, type Wall } from './practice-clock.ts'
import { startOfPractice } from './working-hours.ts'

export type RunWish = {
  readonly seed: number
  readonly speed: number
  readonly clockStart: number | null
  readonly keepClock: boolean
}

/**
 * How practice goes on, or begins. The clock is kept over restarts to the millisecond, so that a stand-in which was
 * killed comes back to the same calls at the right moment, and it never goes back. Only after a stop in good order may
 * it be moved on, to the next hour of work; else whoever comes back in the morning would find the desk closed.
 */
export function beginRun(ledger: Ledger, wish: RunWish, wall: Wall): PracticeRun {
  const wallNow = wall.now()
  const kept = ledger.run
  if (kept === null) {
    const origin = wish.clockStart ?? startOfPractice(wallNow)
    const startGiven = wish.clockStart !== null
    return { wallOrigin: wallNow, origin, speed: wish.speed, seed: wish.seed, deskAt: origin, startGiven }
  }
  const shown = new PracticeClock(kept, wall).now()
  const mayMove = ledger.stoppedAt !== null && !kept.startGiven && !wish.keepClock
  const start = mayMove ? startOfPractice(shown) : shown
  if (start !== shown)
    return { ...kept, wallOrigin: wallNow, origin: start, speed: wish.speed, deskAt: start }
  if (kept.speed === wish.speed) return kept
  return { ...kept, wallOrigin: wallNow, origin: shown, speed: wish.speed }
}
