import { spawn } from 'node:child_process'
import { childEnvironment } from '../core/child-environment.ts'
import type { SpawnedProgram, SpawnProgram } from '../core/console-types.ts'
import type { Log } from '../core/ports.ts'

/** Starts programs that outlive the console: in a group of their own, holding none of its pipes. */
export function createDetachedSpawn(env: NodeJS.ProcessEnv, log: Log): SpawnProgram {
  return (program, args): SpawnedProgram => {
    const child = spawn(process.execPath, [program, ...args], {
      detached: true,
      stdio: 'ignore',
      windowsHide: true,
      env: childEnvironment(env),
    })
    child.unref()
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => resolve(code))
      child.once('error', (cause) => {
        log.error('headless', 'A program beside the console could not be started', { cause })
        resolve(null)
      })
    })
    return { ended, stop: () => void child.kill('SIGTERM') }
  }
}
