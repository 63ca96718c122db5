import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import type { ErrorCode } from '../../../shared/app-error.ts'
import type { Reply } from '../../../shared/contract/index.ts'
import type { Console } from '../../core/console-types.ts'
import type { Disposable } from '../../core/lifetime.ts'
import type { Log } from '../../core/ports.ts'
import type { OwnPage } from '../own-page.ts'
import { callMessage, channels, listenMessage, unlistenMessage } from './channels.ts'
import { PageSubscriptions } from './page-subscriptions.ts'
import { isOurs } from './sender-check.ts'

export type DoorParts = {
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly desk: Pick<Console, 'dispatch' | 'subscribe'>
  readonly page: OwnPage
  readonly log: Log
}

/** The only way from a page into the core. Whoever else knocks is answered with an error, never with silence. */
export class Door implements Disposable {
  readonly #parts: DoorParts
  #window: { readonly id: number; readonly subscriptions: PageSubscriptions } | null = null

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  start(): void {
    const { desk } = this.#parts
    this.#handle(channels.call, callMessage, ({ name, input, token }) => desk.dispatch(name, input, token))
    this.#handle(channels.listen, listenMessage, async ({ id, token }) => {
      const listening = await this.#window?.subscriptions.open(id, token)
      return listening ? done : refusal('not-signed-in', 'Sign in to go on.')
    })
    this.#handle(channels.unlisten, unlistenMessage, async ({ id }) => {
      this.#window?.subscriptions.close(id)
      return done
    })
  }

  /** From now on this window is the one that is heard. */
  admit(contents: WebContents): void {
    this.#window?.subscriptions.dispose()
    this.#window = { id: contents.id, subscriptions: new PageSubscriptions(this.#parts.desk, contents) }
  }

  dispose(): void {
    for (const channel of [channels.call, channels.listen, channels.unlisten]) {
      this.#parts.ipc.removeHandler(channel)
    }
    this.#window?.subscriptions.dispose()
    this.#window = null
  }

  #handle<Message extends z.ZodType>(
    channel: string,
    schema: Message,
    answer: (message: z.output<Message>) => Promise<Reply>,
  ): void {
    this.#parts.ipc.handle(channel, async (event: IpcMainInvokeEvent, ...args: unknown[]): Promise<Reply> => {
      if (!isOurs(event, this.#window?.id ?? null, this.#parts.page)) {
        this.#parts.log.warn('ipc', 'A message from somewhere else was refused', { channel })
        return refusal('not-allowed', 'The console answers only its own window.')
      }
      const message = schema.safeParse(args[0])
      if (!message.success) return refusal('bad-input', 'The message is malformed.')
      return answer(message.data)
    })
  }
}

const done: Reply = { ok: true, value: {} }

function refusal(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message, detail: {} } }
}
