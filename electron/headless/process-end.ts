import type { Disposable } from '../core/lifetime.ts'
import type { Log } from '../core/ports.ts'

/**
 * Resolves at the first SIGTERM or SIGINT. Further ones change nothing: npm passes on the Ctrl+C that the terminal
 * has sent to the whole group already.
 */
export function whenAskedToStop(): Disposable & { readonly promise: Promise<void> } {
  const asked = Promise.withResolvers<void>()
  const stop = () => asked.resolve()
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  return {
    promise: asked.promise,
    dispose: () => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
    },
  }
}

/** Rejects with the first error that nobody caught: the console is not to be trusted any further then. */
export function whenSomethingBroke(log: Log): Disposable & { readonly promise: Promise<never> } {
  const broken = Promise.withResolvers<never>()
  const refuse = (cause: unknown) => {
    log.error('headless', 'An error that nobody caught', { cause })
    broken.reject(cause)
  }
  // Without a listener of its own, an unhandled rejection is raised as an uncaught exception.
  process.on('uncaughtException', refuse)
  return { promise: broken.promise, dispose: () => void process.off('uncaughtException', refuse) }
}
