import { type MessagePort, parentPort, type Transferable } from 'node:worker_threads'
import type { Calls, FromWorker } from './worker-thread.ts'

type Handlers<Shape extends Calls<Shape>> = {
  readonly [Name in keyof Shape]: (
    input: Parameters<Shape[Name]>[0],
  ) => ReturnType<Shape[Name]> | Promise<ReturnType<Shape[Name]>>
}

type CallMessage = {
  readonly kind: 'call'
  readonly id: number
  readonly name: string
  readonly input: never
}

/** The worker's side of `WorkerThread`. What is no question goes to `onMessage`. Answers a function that sends events. */
export function serveCalls<Shape extends Calls<Shape>, Event = never, Message = never>(
  handlers: Handlers<Shape>,
  onMessage: (message: Message) => void = () => {},
): (event: Event, transfer?: readonly Transferable[]) => void {
  const port = mainPort()
  const send = (message: FromWorker<Event>, transfer: readonly Transferable[] = []) =>
    port.postMessage(message, [...transfer])
  port.on('message', (message: CallMessage | Message) => {
    if (!isCall(message)) return onMessage(message)
    // Only names of the protocol are sent.
    const handle = handlers[message.name as keyof Shape]
    void answer(message, async () => handle(message.input), send)
  })
  return (event, transfer) => send({ kind: 'event', event }, transfer)
}

async function answer<Event>(
  { id }: CallMessage,
  handle: () => Promise<unknown>,
  send: (message: FromWorker<Event>) => void,
): Promise<void> {
  try {
    send({ kind: 'answer', id, value: await handle() })
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure)
    send({ kind: 'threw', id, message, code: systemCode(failure) })
  }
}

function isCall(message: unknown): message is CallMessage {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'call'
}

function systemCode(failure: unknown): string | null {
  const hasCode = failure instanceof Error && 'code' in failure && typeof failure.code === 'string'
  return hasCode ? String(failure.code) : null
}

function mainPort(): MessagePort {
  if (parentPort === null) throw new Error('This file is a worker and not a program')
  return parentPort
}
