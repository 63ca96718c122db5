import type { Clock } from '../ports.ts'

/** Waits on the clock, not on the wall. Resolves false as soon as `closing` fires. */
export function waitOnClock(clock: Clock, milliseconds: number, closing: AbortSignal): Promise<boolean> {
  if (closing.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const end = (waited: boolean): void => {
      closing.removeEventListener('abort', stop)
      resolve(waited)
    }
    const cancel = clock.wakeAt(clock.now() + milliseconds, () => end(true))
    const stop = (): void => {
      cancel()
      end(false)
    }
    closing.addEventListener('abort', stop, { once: true })
  })
}
