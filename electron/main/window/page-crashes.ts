import type { WebContents } from 'electron'
import type { Log } from '../../core/ports.ts'

/** A page that dies again within this time is not simply reloaded again, milliseconds. */
const soon = 60_000

export type CrashQuestion = { readonly what: 'died-again' | 'hangs' }

export type PageCrashParts = {
  readonly contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>
  readonly log: Log
  /** A clock that nobody sets, milliseconds. */
  readonly steadyNow: () => number
  /** Asks the person; true reloads the page. Call truth is in the core, so nothing is lost with a page. */
  readonly ask: (question: CrashQuestion) => Promise<boolean>
  /** The page is being loaded again after it died or hung; the new one tells the person. */
  readonly recovered: () => void
}

/** A page that died is reloaded once by itself; when it dies again soon, or hangs, the person is asked. */
export function recoverPage(parts: PageCrashParts): void {
  const { contents, log, steadyNow, ask, recovered } = parts
  let lastDeath = Number.NEGATIVE_INFINITY
  let asking = false

  const reload = () => {
    if (contents.isDestroyed()) return
    contents.reload()
    recovered()
  }
  const askToReload = async (question: CrashQuestion) => {
    if (asking) return
    asking = true
    try {
      if (await ask(question)) reload()
    } catch (cause) {
      log.warn('window', 'The person could not be asked about the page', { cause })
    } finally {
      asking = false
    }
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error('window', 'The page died', { reason, exitCode })
    const again = steadyNow() - lastDeath < soon
    lastDeath = steadyNow()
    if (again) void askToReload({ what: 'died-again' })
    else reload()
  })
  contents.on('unresponsive', () => {
    log.warn('window', 'The page hangs')
    void askToReload({ what: 'hangs' })
  })
}
