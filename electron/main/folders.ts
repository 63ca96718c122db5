import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

/**
 * Keeps everything that Electron writes below the data folder. Before ready, and before the single-instance lock,
 * which belongs to the profile's folder: one console per data folder.
 */
export function setFolders(
  app: Pick<App, 'setPath' | 'setAppLogsPath'>,
  home: string,
): { profile: string; logs: string } {
  const profile = join(home, 'desktop')
  const logs = join(home, 'logs')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  app.setPath('crashDumps', join(profile, 'crashes'))
  app.setAppLogsPath(logs)
  return { profile, logs }
}
