import { hash, timingSafeEqual } from 'node:crypto'

/** The secrets in the paths of hooks. During a rotation old and new are both listed. */
export type HookTokenSet = {
  readonly status: readonly string[]
  /** For the hooks whose answers carry a number. */
  readonly flow: readonly string[]
}

export interface HookTokens {
  current(): HookTokenSet
}

const keptDigests = 16

/** Compares in a time that tells nothing of the token: digests of equal length, and every accepted token is tried. */
export class TokenCheck {
  readonly #digests = new Map<string, Buffer>()

  matches(given: string, accepted: readonly string[]): boolean {
    const givenDigest = digest(given)
    let matched = false
    for (const token of accepted) {
      if (timingSafeEqual(givenDigest, this.#digestOf(token))) matched = true
    }
    return matched
  }

  #digestOf(token: string): Buffer {
    const known = this.#digests.get(token)
    if (known) return known
    // Tokens that were rotated away are forgotten with the rest; the few that are left are digested again.
    if (this.#digests.size >= keptDigests) this.#digests.clear()
    const fresh = digest(token)
    this.#digests.set(token, fresh)
    return fresh
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
