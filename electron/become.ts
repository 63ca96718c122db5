import { spawn } from 'node:child_process'

/**
 * Turns this process into another program, so that signals and the exit code are that program's own. Windows cannot;
 * there the program runs below this one, which passes its exit code on.
 */
export function become(executable: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    process.execve(executable, [executable, ...args], env)
  }
  const child = spawn(executable, args, { env, stdio: 'inherit' })
  // Ctrl+C reaches both; this one has to outlast the other to tell how it ended.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => void child.kill('SIGTERM'))
  child.once('error', (failure) => {
    process.stderr.write(
      `maskline: ${executable} could not be started (${failure.message}): run npm ci again.\n`,
    )
    process.exitCode = 1
  })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
