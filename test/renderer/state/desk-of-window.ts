import type { Client } from '../../../renderer/client/client.ts'
import type { ConnectionListener, PushListener } from '../../../renderer/client/transport.ts'
import { createWindowStore, type WindowStore } from '../../../renderer/state/window-state.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { DeskStatus } from '../../../shared/contract/desk.ts'
import type { RequestName } from '../../../shared/contract/index.ts'
import type { SessionUser } from '../../../shared/contract/people.ts'
import { noon } from '../made-calls.ts'

export const ananya: SessionUser = {
  id: 'user_1',
  name: 'Ananya Rao',
  signInName: 'admin',
  role: 'admin',
  rights: ['anyone', 'desk', 'place-calls', 'listen', 'settings'],
  phoneLabel: '•••• 1188',
  phoneVerified: true,
  standing: 'open',
}

export const deskAtNoon: DeskStatus = {
  clock: { now: noon, speed: 1 },
  practice: false,
  account: { health: 'fresh', reason: 'answered', at: noon },
  callbacks: { health: 'fresh', reason: 'heard', at: noon },
  tunnel: { health: 'fresh', reason: 'public', at: noon },
  store: { health: 'fresh', reason: 'saved', at: noon },
  callingWindow: { open: true, changesAt: noon + 9 * 3_600_000, opensMinute: 540, closesMinute: 1260 },
  deadLetters: 0,
}

type Answer = (input: never) => unknown

/** The window's state over a core that answers from a table; what is not in it is `not-found`. */
export class DeskOfWindow {
  readonly answers: Partial<Record<RequestName, Answer>> = { 'desk.status': () => deskAtNoon }
  readonly asked: RequestName[] = []
  readonly store: WindowStore
  readonly client: Client
  token: string | null = null
  pageTime = 0
  onPush: PushListener = () => undefined
  onConnection: ConnectionListener = () => undefined
  listening = 0
  #onSignedOut: () => void = () => undefined

  constructor(storage: Storage = memoryStorage()) {
    this.client = this.#makeClient()
    this.store = createWindowStore({
      client: this.client,
      storage,
      pageTime: () => this.pageTime,
      wallTime: () => noon,
    })
  }

  get state() {
    return this.store.getState()
  }

  /** As the core says when a session has ended. */
  loseSession(): void {
    this.#onSignedOut()
  }

  #makeClient(): Client {
    return {
      request: async (name, input) => {
        this.asked.push(name)
        const answer = this.answers[name]
        if (answer === undefined) throw new AppError('not-found', 'No such thing.')
        // The table ties no types; each test gives what its request answers.
        return (await answer(input as never)) as never
      },
      upload: async () => undefined,
      listen: (onPush, onConnection) => {
        this.onPush = onPush
        this.onConnection = onConnection
        this.listening += 1
        return () => {
          this.listening -= 1
        }
      },
      hasToken: () => this.token !== null,
      setToken: (token) => {
        this.token = token
      },
      onSignedOut: (listener) => {
        this.#onSignedOut = listener
        return () => undefined
      },
    }
  }
}

export function memoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => {
      values.delete(key)
    },
    setItem: (key, value) => {
      values.set(key, value)
    },
  }
}
