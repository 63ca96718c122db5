/** Everything that is started has an end. `dispose` is safe to call twice. */
export interface Disposable {
  dispose(): Promise<void> | void
}

/** Owns what was started, and ends it in reverse order. What is added after the end is ended at once. */
export class Lifetime implements Disposable {
  readonly #owned: Disposable[] = []
  #disposing: Promise<void> | null = null

  get disposed(): boolean {
    return this.#disposing !== null
  }

  own<Owned extends Disposable>(owned: Owned): Owned {
    if (this.disposed) void owned.dispose()
    else this.#owned.push(owned)
    return owned
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#disposeAll()
    return this.#disposing
  }

  async #disposeAll(): Promise<void> {
    const failures: unknown[] = []
    for (let owned = this.#owned.pop(); owned; owned = this.#owned.pop()) {
      try {
        await owned.dispose()
      } catch (failure) {
        failures.push(failure)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some parts did not stop cleanly')
  }
}
