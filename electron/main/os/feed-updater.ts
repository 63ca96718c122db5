import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppUpdater, CancellationToken } from 'electron-updater'
import type { Log, Updater } from '../../core/ports.ts'

/** What is used of electron-updater. */
export type AppUpdates = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'logger'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>

export type FeedUpdaterParts = {
  readonly canUpdate: boolean
  /** Loaded when a feed is first asked: most days nothing of it is needed. */
  readonly load: () => Promise<AppUpdates>
  /** Brings everything to disk and ends the core. */
  readonly stop: () => Promise<void>
  readonly log: Log
}

/** Newer versions from a plain web folder, fetched only when told and installed only when told. */
export class FeedUpdater implements Updater {
  readonly canUpdate: boolean
  readonly #parts: FeedUpdaterParts
  #updates: Promise<AppUpdates> | null = null
  #found: CancellationToken | null = null

  constructor(parts: FeedUpdaterParts) {
    this.canUpdate = parts.canUpdate
    this.#parts = parts
  }

  async check(feed: string): Promise<string | null> {
    const updates = await this.#load()
    updates.setFeedURL({ provider: 'generic', url: feed })
    const result = await updates.checkForUpdates()
    this.#found = result?.cancellationToken ?? null
    return result?.isUpdateAvailable === true ? result.updateInfo.version : null
  }

  async download(): Promise<void> {
    const updates = await this.#load()
    await (this.#found === null ? updates.downloadUpdate() : updates.downloadUpdate(this.#found))
  }

  cutShort(): void {
    this.#found?.cancel()
    this.#found = null
  }

  async install(): Promise<void> {
    const updates = await this.#load()
    // First the core: the installer replaces the program under whatever still runs.
    await this.#parts.stop()
    updates.quitAndInstall(false, true)
  }

  #load(): Promise<AppUpdates> {
    this.#updates ??= this.#prepare()
    return this.#updates
  }

  async #prepare(): Promise<AppUpdates> {
    const { load, log } = this.#parts
    const updates = await load()
    updates.autoDownload = false
    updates.autoInstallOnAppQuit = false
    const line = (level: 'info' | 'warn' | 'error') => (message?: unknown) =>
      log[level]('updates', String(message))
    updates.logger = { info: line('info'), warn: line('warn'), error: line('error') }
    return updates
  }
}

/** electron-updater renews installers of Windows, signed apps of macOS, AppImage and deb; anything else it cannot. */
export function canUpdate(
  packaged: boolean,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  resources: string,
): boolean {
  if (!packaged) return false
  if (platform !== 'linux') return true
  return env.APPIMAGE !== undefined || existsSync(join(resources, 'package-type'))
}
