import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type ELDHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

export type ServerFigures = {
  /** Callbacks whose effect is in the store. */
  readonly applied: number
  /** From the question until the last one was. */
  readonly drainMs: number
  readonly loopDelayP99Ms: number
  readonly loopDelayMaxMs: number
}

/** What a server under test does when it is asked. */
export type ServerUnderTest = {
  readonly port: number
  readonly path: string
  /** Resolves when everything acknowledged has its effect; answers how many callbacks have. */
  drained(): Promise<number>
  /** Work of its own that goes on from `begin` until the promise of `drained`. */
  busy?(): void
  dispose(): Promise<void>
}

const sampleMs = 1

/** Inside the child: serves until told to stop, watching its own main loop from the first `begin`. */
export async function serveUnderTest(
  open: (folder: string, storedCalls: number) => Promise<ServerUnderTest>,
): Promise<void> {
  const server = await open(process.argv[2] ?? '', Number(process.argv[3] ?? 0))
  let delay: ELDHistogram | null = null
  process.on('message', async (message) => {
    if (message === 'begin') {
      delay = monitorEventLoopDelay({ resolution: sampleMs })
      delay.enable()
      server.busy?.()
    } else if (message === 'drain') {
      const start = performance.now()
      const applied = await server.drained()
      process.send?.(figures(applied, performance.now() - start, delay))
    } else {
      await server.dispose()
      process.disconnect()
    }
  })
  process.send?.({ port: server.port, path: server.path })
}

function figures(applied: number, drainMs: number, delay: ELDHistogram | null): ServerFigures {
  // The histogram counts the sampling interval with the delay.
  const ms = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - sampleMs)
  return {
    applied,
    drainMs,
    loopDelayP99Ms: ms(delay?.percentile(99) ?? 0),
    loopDelayMaxMs: ms(delay?.max ?? 0),
  }
}

/** Outside: a server in a process of its own, on a folder of its own. */
export class ServerProcess {
  readonly #child: ChildProcess

  /** `storedCalls`: how many ended calls its store holds before it is ready. */
  constructor(program: URL, folder: string, storedCalls = 0) {
    this.#child = fork(program, [folder, String(storedCalls)], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }

  async ready(): Promise<{ readonly port: number; readonly path: string }> {
    // The child's first message is this one.
    return (await this.#message()) as { port: number; path: string }
  }

  begin(): void {
    this.#child.send('begin')
  }

  async drain(): Promise<ServerFigures> {
    const answer = this.#message()
    this.#child.send('drain')
    // The child answers `drain` with its figures.
    return (await answer) as ServerFigures
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.send('stop')
    await exited
  }

  async #message(): Promise<unknown> {
    const exited = once(this.#child, 'exit').then(() => {
      throw new Error('A server under test ended by itself')
    })
    const [message] = await Promise.race([once(this.#child, 'message'), exited])
    return message
  }
}
