import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type DesktopFinding =
  | { readonly kind: 'found'; readonly executable: string }
  /** A person could have a window here, once the binary has been fetched. */
  | { readonly kind: 'not-fetched' }
  | { readonly kind: 'impossible'; readonly reason: string }

export type DesktopSurroundings = {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Null where the system has no such thing. */
  readonly userId: number | null
  /** The folder of the `electron` package. */
  readonly electronFolder: string
}

/** Whether a window can be opened here. Only looks: requiring the `electron` package would start a download. */
export function findDesktop(surroundings: DesktopSurroundings): DesktopFinding {
  const { env, platform, userId } = surroundings
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return { kind: 'impossible', reason: 'there is no display' }
  }
  // Its sandbox does not work for root, and switching that off is out of the question.
  if (platform === 'linux' && userId === 0) {
    return { kind: 'impossible', reason: 'a window cannot be opened as root' }
  }
  const executable = executablePath(surroundings)
  if (existsSync(executable)) return { kind: 'found', executable }
  return env.ELECTRON_OVERRIDE_DIST_PATH
    ? { kind: 'impossible', reason: 'ELECTRON_OVERRIDE_DIST_PATH holds no Electron' }
    : { kind: 'not-fetched' }
}

const usualNames: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

function executablePath({ env, platform, electronFolder }: DesktopSurroundings): string {
  const pathFile = join(electronFolder, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : (usualNames[platform] ?? 'electron')
  return join(env.ELECTRON_OVERRIDE_DIST_PATH || join(electronFolder, 'dist'), name)
}

/** How long fetching may take before the console starts without a window, milliseconds. */
const patience = 180_000

/** Fetches the binary with the package's own program, once per machine. What goes wrong there is of no interest here. */
export function fetchDesktop(electronFolder: string): void {
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: patience })
}
