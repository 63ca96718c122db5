import { Readable } from 'node:stream'
import type { Console, FileAnswer, FileReception } from '../../electron/core/console-types.ts'
import type { Arrival, Log, LogFields } from '../../electron/core/ports.ts'
import type { Push } from '../../shared/contract/index.ts'

/** A desk that answers from memory: what hosts are tested against, since they only carry. */
export class FakeDesk implements Console {
  readonly listenerUrl = 'http://127.0.0.1:4790'
  readonly practiceUrl = null
  readonly dispatched: { name: string; input: unknown; token: string | null }[] = []
  readonly opened: { kind: string; id: string; ticket: string; range: string | null }[] = []
  readonly received: { kind: string; id: string; text: string }[] = []
  readonly listeners = new Set<(push: Push) => void>()
  readonly arrivals: Arrival[] = []
  sleeps = 0
  wakeUps = 0
  disposals = 0
  /** Set to let a subscription wait. */
  gate: Promise<void> = Promise.resolve()
  file: FileAnswer = { status: 404, headers: {}, body: null }

  async dispatch(name: string, input: unknown, token: string | null) {
    this.dispatched.push({ name, input, token })
    if (name === 'fails') throw new Error('a bug')
    return { ok: true, value: { name, input, token } } as const
  }

  async subscribe(token: string, listener: (push: Push) => void) {
    await this.gate
    if (token !== 'valid') return null
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  async openFile(kind: string, id: string, ticket: string, range: string | null) {
    this.opened.push({ kind, id, ticket, range })
    return this.file
  }

  async receiveFile(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception> {
    if (ticket !== 'good') return { status: 404 }
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    this.received.push({ kind, id, text: Buffer.concat(chunks).toString() })
    return { status: 204 }
  }

  push(push: Push): void {
    for (const listener of this.listeners) listener(push)
  }

  keepsFile(text: string): void {
    this.file = {
      status: 200,
      headers: {
        'Content-Type': 'audio/mpeg',
        'Content-Length': String(text.length),
        'Accept-Ranges': 'bytes',
      },
      body: Readable.from([Buffer.from(text)]),
    }
  }

  fallAsleep(): void {
    this.sleeps += 1
  }

  wakeUp(): void {
    this.wakeUps += 1
  }

  arrive(arrival: Arrival): void {
    this.arrivals.push(arrival)
  }

  async dispose(): Promise<void> {
    this.disposals += 1
  }
}

/** A push whose content does not matter to those who carry it. */
export function somePush(now: number): Push {
  const item = { health: 'fresh', reason: 'practice', at: now } as const
  return {
    name: 'desk.changed',
    payload: {
      clock: { now, speed: 1 },
      practice: false,
      account: item,
      callbacks: item,
      tunnel: item,
      store: item,
      callingWindow: { open: true, changesAt: now, opensMinute: 540, closesMinute: 1260 },
      deadLetters: 0,
    },
  }
}

export type LoggedLine = { level: string; room: string; message: string; fields: LogFields | undefined }

/** Keeps what is logged. */
export class MemoryLog implements Log {
  readonly lines: LoggedLine[] = []
  debug = this.#keep('debug')
  info = this.#keep('info')
  warn = this.#keep('warn')
  error = this.#keep('error')

  #keep(level: string) {
    return (room: string, message: string, fields?: LogFields) => {
      this.lines.push({ level, room, message, fields })
    }
  }
}
