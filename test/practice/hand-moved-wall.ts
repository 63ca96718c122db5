import type { StandIn } from '../../electron/practice/stand-in.ts'

/** A wall that stands still until it is moved; at speed 1000 a millisecond of it is a second of practice. */
export class HandMovedWall {
  static readonly speed = 1000
  #now = Date.parse('2026-04-16T06:30:00Z')

  now(): number {
    return this.#now
  }

  moveSeconds(seconds: number): void {
    this.#now += seconds
  }

  /** To the instant of practice, or up to a second past it. */
  moveTo(standIn: StandIn, instant: number): void {
    this.moveSeconds(Math.ceil((instant - standIn.clock.now()) / 1000))
  }
}
