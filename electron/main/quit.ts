import type { App } from 'electron'
import type { Log } from '../core/ports.ts'

/** How long the core may take to stop, milliseconds. What was acknowledged is on disk in any case. */
export const quitPatience = 5000

/** Runs `stop` with a limit; never throws. */
export async function stopWithin(milliseconds: number, stop: () => Promise<void>, log: Log): Promise<void> {
  const limit = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => limit.resolve('late'), milliseconds)
  try {
    const outcome = await Promise.race([stop(), limit.promise])
    if (outcome === 'late') log.error('desktop', 'The console did not stop in time')
  } catch (cause) {
    log.error('desktop', 'The console did not stop cleanly', { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** Holds the first attempt to quit until `stop` is done, then quits for good. */
export function stopBeforeQuit(app: Pick<App, 'on' | 'quit'>, stop: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void stop().then(() => {
      state = 'stopped'
      app.quit()
    })
  })
}
