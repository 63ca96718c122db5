import { type Push, type PushName, type PushPayload, pushes } from '../../shared/contract/index.ts'
import type { UserView } from '../../shared/contract/people.ts'

export type PushListener = (push: Push) => void

/** How features tell the windows; nothing is queued, for a window that (re)loads asks for the present state. */
export type Publish = <Name extends PushName>(
  name: Name,
  payload: PushPayload<Name>,
  users?: readonly string[],
) => void

/** Who listens now; null while they may hear nothing. Asked for each push, for rights change and windows lock. */
type Listening = () => UserView | null

type Subscriber = { readonly who: Listening; readonly listener: PushListener }

/** Hands pushes to those who have the right and belong to the audience. */
export class PushHub {
  readonly #subscribers = new Set<Subscriber>()
  readonly #overhearers = new Set<PushListener>()
  readonly #audienceListeners = new Set<() => void>()

  subscribe(who: Listening, listener: PushListener): () => void {
    const subscriber = { who, listener }
    this.#subscribers.add(subscriber)
    this.#audienceChanged()
    return () => {
      if (this.#subscribers.delete(subscriber)) this.#audienceChanged()
    }
  }

  /** For the core's own rooms: hears every push, whoever it is for. */
  overhear(listener: PushListener): () => void {
    this.#overhearers.add(listener)
    return () => {
      this.#overhearers.delete(listener)
    }
  }

  /** A window began or ceased to listen. */
  onAudienceChanged(listener: () => void): () => void {
    this.#audienceListeners.add(listener)
    return () => {
      this.#audienceListeners.delete(listener)
    }
  }

  get listeningUsers(): readonly UserView[] {
    return [...this.#subscribers].map(({ who }) => who()).filter((user) => user !== null)
  }

  /** False: whoever would have to look something up for a push need not. */
  get hasListeners(): boolean {
    return this.#subscribers.size > 0
  }

  readonly publish: Publish = (name, payload, users) => {
    const { right, audience } = pushes[name]
    // Name and payload were tied together by the signature.
    const push = { name, payload } as Push
    for (const { who, listener } of this.#subscribers) {
      const user = who()
      if (user === null) continue
      const addressed = audience === 'everyone' || users?.includes(user.id) === true
      if (addressed && user.rights.includes(right)) listener(push)
    }
    for (const listener of this.#overhearers) listener(push)
  }

  #audienceChanged(): void {
    for (const listener of this.#audienceListeners) listener()
  }
}
