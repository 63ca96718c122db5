import type { Disposable } from '../core/lifetime.ts'
import type { Log } from '../core/ports.ts'
import { StartupError } from '../core/startup-error.ts'

/**
 * Resolves at the first SIGTERM or SIGINT, and keeps both from ending the process for the rest of its life: npm passes
 * on the Ctrl+C that the terminal has sent to the whole group already, so each comes twice.
 */
export function whenAskedToStop(): Promise<void> {
  const asked = Promise.withResolvers<void>()
  process.on('SIGTERM', () => asked.resolve())
  process.on('SIGINT', () => asked.resolve())
  return asked.promise
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

/** How long what is left over may keep the process alive after the program has ended, milliseconds. */
const patience = 3000

/** Lets the process end with the program: 0 after a clean stop, else one line on standard error and 1. */
export async function endProcess(program: Promise<void>): Promise<void> {
  try {
    await program
  } catch (failure) {
    process.stderr.write(`maskline: ${sentenceOf(failure)}\n`)
    process.exitCode = 1
  }
  setTimeout(() => process.exit(), patience).unref()
}

function sentenceOf(failure: unknown): string {
  if (failure instanceof StartupError) return failure.message.replaceAll(/\s+/g, ' ')
  return 'Something broke inside the console; logs/maskline.log in the data folder has the cause. Start it again.'
}
