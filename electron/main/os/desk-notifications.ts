import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Disposable } from '../../core/lifetime.ts'
import type { DeskNotice, Log } from '../../core/ports.ts'
import type { MainWords } from '../words/en.ts'

export type DeskNotificationParts = {
  readonly createNotification: (options: NotificationConstructorOptions) => Notification
  readonly isSupported: () => boolean
  readonly words: () => MainWords
  /** Where the person looks at the window, it tells by itself. */
  readonly windowHasFocus: () => boolean
  /** Asks for attention where no notification can be shown, and beside it. */
  readonly flash: () => void
  readonly clicked: (callId: string) => void
  readonly log: Log
}

const mostKept = 20

/** System notifications of calls. A click leads to the call; a newer one about the same call takes the place of the old. */
export class DeskNotifications implements Disposable {
  readonly #parts: DeskNotificationParts
  /** By call. Kept, for a notification that nobody refers to loses its click. */
  readonly #shown = new Map<string, Notification>()

  constructor(parts: DeskNotificationParts) {
    this.#parts = parts
  }

  notify(notice: DeskNotice): void {
    const { windowHasFocus, flash, isSupported } = this.#parts
    this.#forget(notice.callId)
    if (windowHasFocus()) return
    flash()
    if (isSupported()) this.#show(notice)
  }

  dispose(): void {
    for (const callId of [...this.#shown.keys()]) this.#forget(callId)
  }

  #show(notice: DeskNotice): void {
    const { createNotification, words, clicked, log } = this.#parts
    const { callId } = notice
    const notification = createNotification(optionsOf(notice, words()))
    this.#shown.set(callId, notification)
    const [oldest] = this.#shown.keys()
    if (this.#shown.size > mostKept && oldest !== undefined) this.#forget(oldest)
    notification.on('click', () => clicked(callId))
    notification.on('close', () => {
      if (this.#shown.get(callId) === notification) this.#shown.delete(callId)
    })
    // macOS refuses those of a program that is not signed; the window has flashed already.
    notification.on('failed', (_event, error) =>
      log.warn('desktop', 'A notification was not shown', { error }),
    )
    notification.show()
  }

  #forget(callId: string): void {
    const notification = this.#shown.get(callId)
    this.#shown.delete(callId)
    notification?.close()
  }
}

function optionsOf({ kind, from }: DeskNotice, words: MainWords): NotificationConstructorOptions {
  if (kind === 'incoming-call') {
    const body = words.incomingBody.replace('{from}', () => from)
    // It stays for as long as it rings, on systems that can do that.
    return { title: words.incomingTitle, body, urgency: 'critical', timeoutType: 'never' }
  }
  return { title: words.missedTitle, body: words.missedBody.replace('{from}', () => from) }
}
