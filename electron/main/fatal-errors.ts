import type { App, Dialog } from 'electron'
import type { Log } from '../core/ports.ts'

/** A console that breaks sooner than this after its start would only break again, milliseconds. */
const longEnough = 60_000

export type FatalParts = {
  readonly app: Pick<App, 'relaunch' | 'exit'>
  readonly dialog: Pick<Dialog, 'showErrorBox'>
  readonly log: Log
  /** Stops the console and brings the log to disk; never throws. */
  readonly stop: () => Promise<void>
  /** Milliseconds since the program started. */
  readonly upTime: () => number
}

/**
 * What to do with an error that nobody caught: the console is not to be trusted any further, so it is written down,
 * stopped, told, and started again. Only the first one counts; stopping may raise more.
 */
export function createFatalHandler(parts: FatalParts): (cause: unknown) => void {
  let first = true
  return (cause) => {
    parts.log.error('desktop', 'An error that nobody caught', { cause })
    if (!first) return
    first = false
    void leave(parts)
  }
}

async function leave({ app, dialog, stop, upTime }: FatalParts): Promise<void> {
  await stop()
  const again = upTime() >= longEnough
  dialog.showErrorBox(
    'Maskline has to stop',
    again
      ? 'Something broke inside the console. What was saved is safe; the console starts again now.'
      : 'Something broke inside the console. What was saved is safe; the log folder has the cause.',
  )
  if (again) app.relaunch()
  // Skips the events of quitting, which have nothing left to do.
  app.exit(1)
}

type Emitter = Pick<NodeJS.Process, 'on'>

export function watchFatalErrors(source: Emitter, handle: (cause: unknown) => void): void {
  source.on('uncaughtException', handle)
  source.on('unhandledRejection', handle)
}
