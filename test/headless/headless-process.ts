import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { compileCache } from '../support/compile-cache.ts'

const builtProgram = join(import.meta.dirname, '..', '..', 'out', 'main', 'headless.js')

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** The built program as a supervisor runs it: a process of its own, with an environment of the test's making. */
export class HeadlessProcess implements AsyncDisposable {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  stdout = ''
  stderr = ''

  constructor(env: Record<string, string>, args: readonly string[] = [], program = builtProgram) {
    this.child = spawn(process.execPath, [program, ...args], {
      env: {
        ...{ PATH: process.env.PATH, HOME: '/nonexistent', MASKLINE_PRACTICE_CALL_INS: '0' },
        ...compileCache,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', (chunk) => {
      this.stdout += String(chunk)
    })
    this.child.stderr?.on('data', (chunk) => {
      this.stderr += String(chunk)
    })
    // After its output has been read to the end.
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code, signal) => resolve({ code, signal })),
    )
  }

  /** The addresses of the ready line, by their names. @throws when the program ends without one. */
  async ready(): Promise<Record<string, string>> {
    for (;;) {
      const line = /^maskline ready (.*)$/m.exec(this.stdout)?.[1]
      if (line !== undefined && this.stdout.endsWith('\n')) {
        return Object.fromEntries(line.split(' ').map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
      }
      const more = new Promise<'more'>((resolve) => this.child.stdout?.once('data', () => resolve('more')))
      if ((await Promise.race([more, this.ended])) === 'more') continue
      throw new Error(`The program ended before it was ready: ${this.stderr}`)
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal)
    return this.ended
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL')
    await this.ended
  }
}
