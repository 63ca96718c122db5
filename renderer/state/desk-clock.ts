/** Where the core's clock stood when the page last heard of it. In practice it may run faster than the wall. */
export type DeskClock = {
  readonly now: number
  readonly speed: number
  /** Of `performance.now()`, when this was heard. */
  readonly heardAt: number
}

/** The core's time at a moment of the page. */
export function instantAt(clock: DeskClock, pageTime: number): number {
  return clock.now + (pageTime - clock.heardAt) * clock.speed
}
