import path from 'node:path'
import { type Environment, readText } from './configuration-variables.ts'
import { StartupError } from './startup-error.ts'

/** The data folder: `MASKLINE_HOME`, else a folder of ours in the platform's per-user application-data folder. */
export function homeFolder(env: Environment, platform: NodeJS.Platform): string {
  const paths = platform === 'win32' ? path.win32 : path.posix
  const chosen = readText(env, 'MASKLINE_HOME')
  if (chosen !== null) {
    if (chosen.includes('\0')) throw new StartupError('MASKLINE_HOME is not a folder name: correct it.')
    return paths.isAbsolute(chosen) ? paths.normalize(chosen) : path.resolve(chosen)
  }
  switch (platform) {
    case 'win32':
      return paths.join(
        readText(env, 'APPDATA') ?? paths.join(person(env, 'USERPROFILE'), 'AppData', 'Roaming'),
        'Maskline',
      )
    case 'darwin':
      return paths.join(person(env, 'HOME'), 'Library', 'Application Support', 'Maskline')
    default:
      return paths.join(linuxData(env), 'maskline')
  }
}

function linuxData(env: Environment): string {
  const data = readText(env, 'XDG_DATA_HOME')
  // The base directory specification: a relative path here is to be ignored.
  return data !== null && path.posix.isAbsolute(data)
    ? data
    : path.posix.join(person(env, 'HOME'), '.local', 'share')
}

function person(env: Environment, variable: string): string {
  const folder = readText(env, variable)
  if (folder !== null) return folder
  throw new StartupError(
    `${variable} is not set, so there is no place for the data: set MASKLINE_HOME to a folder.`,
  )
}
