/** The program cannot start. The message is one sentence for a person, with what to do about it. */
export class StartupError extends Error {
  override readonly name = 'StartupError'

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
  }
}
