import type { utilityProcess } from 'electron'
import { childEnvironment } from '../../core/child-environment.ts'
import type { SpawnProgram } from '../../core/console-types.ts'

/**
 * Starts programs in a utility process: the packaged binary cannot run as plain Node, its fuse for that is off. Such a
 * process ends with the console, whatever ends the console, so on the desktop the stand-in does not outlive a kill;
 * it picks up from its own files when it is started again.
 */
export function createUtilitySpawn(
  fork: (typeof utilityProcess)['fork'],
  env: NodeJS.ProcessEnv,
): SpawnProgram {
  return (program, args) => {
    const child = fork(program, [...args], {
      stdio: 'ignore',
      serviceName: 'Maskline practice',
      env: childEnvironment(env),
    })
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    return { ended, stop: () => void child.kill() }
  }
}
