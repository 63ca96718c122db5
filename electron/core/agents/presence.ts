import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock } from '../ports.ts'

/** Which users have a window open, and who has had none for a while. People are no faster in practice: wall minutes. */
export class Presence implements Disposable {
  readonly #clock: Clock
  readonly #minutes: () => number
  readonly #gone: (userId: string) => void
  readonly #windows = new Map<string, number>()
  readonly #leaving = new Map<string, Cancel>()
  readonly #away = new Set<string>()
  #disposed = false

  constructor(parts: { clock: Clock; minutes: () => number; gone: (userId: string) => void }) {
    this.#clock = parts.clock
    this.#minutes = parts.minutes
    this.#gone = parts.gone
  }

  /** Answers how to say that this window is closed; saying it twice is safe. */
  opened(userId: string): () => void {
    this.#windows.set(userId, (this.#windows.get(userId) ?? 0) + 1)
    this.#stay(userId)
    let open = true
    return () => {
      if (!open) return
      open = false
      this.#closed(userId)
    }
  }

  /** After a start nobody has a window yet; those who had one get the usual time to open it again. */
  expect(userId: string): void {
    if (this.#disposed || this.#windows.has(userId) || this.#leaving.has(userId)) return
    const leavesAt = this.#clock.now() + this.#minutes() * 60_000 * this.#clock.speed
    this.#leaving.set(
      userId,
      this.#clock.wakeAt(leavesAt, () => this.#leave(userId)),
    )
  }

  windowsOf(userId: string): number {
    return this.#windows.get(userId) ?? 0
  }

  /** No window for so long that they count as gone. */
  isAway(userId: string): boolean {
    return this.#away.has(userId)
  }

  dispose(): void {
    this.#disposed = true
    for (const cancel of this.#leaving.values()) cancel()
    this.#leaving.clear()
  }

  #closed(userId: string): void {
    const left = (this.#windows.get(userId) ?? 1) - 1
    if (left > 0) {
      this.#windows.set(userId, left)
      return
    }
    this.#windows.delete(userId)
    this.expect(userId)
  }

  #stay(userId: string): void {
    this.#leaving.get(userId)?.()
    this.#leaving.delete(userId)
    this.#away.delete(userId)
  }

  #leave(userId: string): void {
    this.#leaving.delete(userId)
    if (this.#disposed || this.#windows.has(userId)) return
    this.#away.add(userId)
    this.#gone(userId)
  }
}
