import type { App, Dialog } from 'electron'
import type { Log } from '../core/ports.ts'
import type { MainWords } from './words/en.ts'

/** A console that breaks sooner than this after its start would only break again, milliseconds. */
const longEnough = 60_000

export type FatalParts = {
  readonly app: Pick<App, 'relaunch' | 'exit'>
  readonly dialog: Pick<Dialog, 'showErrorBox'>
  readonly log: Log
  readonly words: () => MainWords
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

async function leave({ app, dialog, words, stop, upTime }: FatalParts): Promise<void> {
  await stop()
  const again = upTime() >= longEnough
  const { hasToStop, startsAgain, staysDown } = words()
  dialog.showErrorBox(hasToStop, again ? startsAgain : staysDown)
  if (again) app.relaunch()
  // Skips the events of quitting, which have nothing left to do.
  app.exit(1)
}

type Emitter = Pick<NodeJS.Process, 'on'>

export function watchFatalErrors(source: Emitter, handle: (cause: unknown) => void): void {
  source.on('uncaughtException', handle)
  source.on('unhandledRejection', handle)
}
