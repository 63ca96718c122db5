/** How finely idling is counted. */
const ticks = 10

/**
 * Notices that nobody has asked anything for so many seconds. It counts ticks of its own rather than comparing times,
 * so a laptop that slept all night has not been idle all night.
 */
export class IdleWatch {
  readonly #timer: NodeJS.Timeout
  #idleTicks = 0

  constructor(seconds: number, onIdle: () => void) {
    this.#timer = setInterval(
      () => {
        this.#idleTicks += 1
        if (this.#idleTicks > ticks) onIdle()
      },
      (seconds * 1000) / ticks,
    )
    this.#timer.unref()
  }

  noteRequest(): void {
    this.#idleTicks = 0
  }

  dispose(): void {
    clearInterval(this.#timer)
  }
}
