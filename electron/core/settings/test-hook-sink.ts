import type { DecodedHook, HookPlan, HookSink } from '../webhook/hook-sink.ts'

/** Something that is waited for, and given up after a while. */
export type Expected = {
  /** Wall time, milliseconds. */
  within(limit: number): Promise<boolean>
  /** Nobody waits any more. */
  forget(): void
}

/** Takes the callbacks that Settings sends to itself: they change nothing, and tell who waits that they are on disk. */
export class TestHookSink implements HookSink {
  readonly #waiting = new Map<string, () => void>()

  expect(nonce: string): Expected {
    const arrived = Promise.withResolvers<void>()
    this.#waiting.set(nonce, arrived.resolve)
    return {
      within: async (limit) => {
        const timer = Promise.withResolvers<false>()
        const timeout = setTimeout(() => timer.resolve(false), limit)
        try {
          return await Promise.race([arrived.promise.then(() => true), timer.promise])
        } finally {
          clearTimeout(timeout)
        }
      },
      forget: () => {
        this.#waiting.delete(nonce)
      },
    }
  }

  async plan(events: readonly DecodedHook[]): Promise<HookPlan> {
    return {
      statements: [],
      notUnderstood: [],
      applied: () => {
        for (const { fields } of events) this.#waiting.get(fields.get('nonce') ?? '')?.()
      },
    }
  }
}
