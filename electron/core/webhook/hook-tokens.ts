import { timingSafeEqual } from 'node:crypto'

/** The secrets in the paths of hooks. During a rotation old and new are both listed. */
export type HookTokenSet = {
  readonly status: readonly string[]
  /** For the hooks whose answers carry a number. */
  readonly flow: readonly string[]
}

export interface HookTokens {
  current(): HookTokenSet
}

/** Longer than any token; a longer text is none. */
const compared = 256
const keptTokens = 16

/**
 * Compares in a time that tells nothing of the token: over one length, padded, and every accepted token is tried.
 * It runs for each hook, so it neither hashes nor allocates.
 */
export class TokenCheck {
  readonly #given = Buffer.alloc(compared)
  readonly #known = new Map<string, Buffer>()

  matches(given: string, accepted: readonly string[]): boolean {
    if (given === '' || given.length > compared) return false
    // Paths and headers are ASCII; what is not becomes something that no token is made of.
    this.#given.fill(0, this.#given.write(given, 'latin1'))
    let matched = false
    for (const token of accepted) {
      const equal = timingSafeEqual(this.#given, this.#padded(token))
      if (equal && token.length === given.length) matched = true
    }
    return matched
  }

  #padded(token: string): Buffer {
    const known = this.#known.get(token)
    if (known) return known
    // Tokens that were rotated away are forgotten with the rest; the few that are left are padded again.
    if (this.#known.size >= keptTokens) this.#known.clear()
    const fresh = Buffer.alloc(compared)
    fresh.write(token, 'latin1')
    this.#known.set(token, fresh)
    return fresh
  }
}
