import type { PowerMonitor } from 'electron'
import type { Disposable } from '../../core/lifetime.ts'

export type PowerDoings = {
  /** The machine is back from sleep or from a locked screen. */
  wake(): void
  /** It is about to go down; on Windows the window hears of that instead. */
  quit(): void
}

export function watchPower(power: Pick<PowerMonitor, 'on' | 'off'>, doings: PowerDoings): Disposable {
  const wake = () => doings.wake()
  // The event can also be held up by preventing it, which its types leave out; quitting at once needs no delay.
  const shutDown = () => doings.quit()
  power.on('resume', wake)
  power.on('unlock-screen', wake)
  power.on('shutdown', shutDown)
  return {
    dispose: () => {
      power.off('resume', wake)
      power.off('unlock-screen', wake)
      power.off('shutdown', shutDown)
    },
  }
}
