import { AppError } from '../../shared/app-error.ts'

/** Something the core knows and the window shows: what was read last, how old it is, and what is being done about it. */
export type Remote<Value> = {
  readonly value: Value | null
  readonly asking: boolean
  /** Why the last question failed; the value before it is kept. */
  readonly error: AppError | null
  /** When the value was read, by the page's clock: the core's may become known only later. */
  readonly at: number | null
}

export const unasked: Remote<never> = { value: null, asking: false, error: null, at: null }

/** Asks, and writes each step: asking, then the answer or the failure. Never throws. */
export async function askRemote<Value>(
  before: Remote<Value>,
  read: () => Promise<Value>,
  pageTime: () => number,
  write: (remote: Remote<Value>) => void,
): Promise<void> {
  write({ ...before, asking: true })
  try {
    const value = await read()
    write({ value, asking: false, error: null, at: pageTime() })
  } catch (thrown) {
    write({ ...before, asking: false, error: appErrorFrom(thrown) })
  }
}

/** A bug in the window is worded as `internal` too, and stays in the console for whoever looks. */
export function appErrorFrom(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  reportError(thrown)
  return new AppError('internal', 'Something went wrong inside the window.', {}, thrown)
}
