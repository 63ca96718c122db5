import { randomText } from './ids.ts'
import type { Clock } from './ports.ts'

const lifetime = 60_000

/** Tickets that stand for a right to some bytes, each for a minute of the wall; whoever has one need not sign in. */
export class MinuteTickets<Opens> {
  readonly #clock: Clock
  readonly #given = new Map<string, { readonly opens: Opens; readonly expiresAt: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  give(opens: Opens): string {
    this.#dropExpired()
    const ticket = randomText(32)
    this.#given.set(ticket, { opens, expiresAt: this.#clock.now() + lifetime * this.#clock.speed })
    return ticket
  }

  /** Null for a ticket that is unknown or has run out. */
  find(ticket: string): Opens | null {
    this.#dropExpired()
    return this.#given.get(ticket)?.opens ?? null
  }

  #dropExpired(): void {
    const now = this.#clock.now()
    for (const [ticket, { expiresAt }] of this.#given) if (expiresAt <= now) this.#given.delete(ticket)
  }
}
