import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
]
const lastOutput = join(root, 'out', 'renderer', 'index.html')

/** Builds into `out/` when a source is newer than it. What the build prints goes to standard error. */
export function ensureBuilt(): void {
  if (existsSync(lastOutput) && newestOf(sources) <= statSync(lastOutput).mtimeMs) return
  const build = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', process.stderr, process.stderr] },
  )
  if (build.status !== 0) {
    throw new Error('The build failed; what it printed is above. Run `npm ci` and try again.')
  }
}

function newestOf(paths: readonly string[]): number {
  let newest = 0
  for (const path of paths) newest = Math.max(newest, newestBelow(join(root, path)))
  return newest
}

function newestBelow(path: string): number {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  let newest = stats.mtimeMs
  for (const entry of readdirSync(path)) newest = Math.max(newest, newestBelow(join(path, entry)))
  return newest
}
