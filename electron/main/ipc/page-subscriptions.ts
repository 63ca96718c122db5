import type { WebContents } from 'electron'
import type { Console } from '../../core/console-types.ts'
import type { Disposable } from '../../core/lifetime.ts'
import { channels } from './channels.ts'

type Contents = Pick<WebContents, 'on' | 'send' | 'isDestroyed'>

/** More than one page needs is a page that lost count. */
const most = 16

/** Null until the core has answered. */
type Listening = { end: (() => void) | null }

/** What the page in a window listens to; all of it ends when that page goes, and the next one starts afresh. */
export class PageSubscriptions implements Disposable {
  readonly #desk: Pick<Console, 'subscribe'>
  readonly #contents: Contents
  readonly #open = new Map<string, Listening>()

  constructor(desk: Pick<Console, 'subscribe'>, contents: Contents) {
    this.#desk = desk
    this.#contents = contents
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.dispose()
    })
    contents.on('render-process-gone', () => this.dispose())
    contents.on('destroyed', () => this.dispose())
  }

  /** False when the token is not valid, the page listens to too much already, or it went or changed its mind meanwhile. */
  async open(id: string, token: string): Promise<boolean> {
    if (this.#open.size >= most || this.#open.has(id)) return false
    const listening: Listening = { end: null }
    this.#open.set(id, listening)
    const end = await this.#desk.subscribe(token, (push) => {
      if (!this.#contents.isDestroyed()) this.#contents.send(channels.push, { id, push })
    })
    if (this.#open.get(id) !== listening) {
      end?.()
      return false
    }
    if (end === null) this.#open.delete(id)
    listening.end = end
    return end !== null
  }

  close(id: string): void {
    this.#open.get(id)?.end?.()
    this.#open.delete(id)
  }

  dispose(): void {
    for (const id of [...this.#open.keys()]) this.close(id)
  }
}
