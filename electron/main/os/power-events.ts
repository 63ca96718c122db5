import type { PowerMonitor } from 'electron'
import type { Disposable } from '../../core/lifetime.ts'

export type PowerDoings = {
  /** The machine goes to sleep: what is shown will be old when it comes back. */
  sleep(): void
  /** The machine is back from sleep or from a locked screen. */
  wake(): void
  /** It is about to go down; on Windows the window hears of that instead. */
  quit(): void
}

/** What Electron hands over with `shutdown`, which its types leave out: preventing it makes the system wait a little. */
type ShutdownEvent = { preventDefault(): void }

export function watchPower(power: Pick<PowerMonitor, 'on' | 'off'>, doings: PowerDoings): Disposable {
  const sleep = () => doings.sleep()
  const wake = () => doings.wake()
  const shutDown = (event?: ShutdownEvent) => {
    event?.preventDefault()
    doings.quit()
  }
  power.on('suspend', sleep)
  power.on('resume', wake)
  power.on('unlock-screen', wake)
  power.on('shutdown', shutDown)
  return {
    dispose: () => {
      power.off('suspend', sleep)
      power.off('resume', wake)
      power.off('unlock-screen', wake)
      power.off('shutdown', shutDown)
    },
  }
}
