import type { App, Dialog, SafeStorage } from 'electron'
import { builtFiles } from '../core/built-files.ts'
import type { Configuration } from '../core/configuration.ts'
import type { Log } from '../core/ports.ts'
import { restoreHome } from '../core/restore-home.ts'
import { createKeychain } from './os/keychain.ts'

type Parts = {
  readonly app: Pick<App, 'exit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly safeStorage: SafeStorage
  readonly configuration: Configuration
  readonly log: Log
  /** The folder of the built entry. */
  readonly mainFolder: string
  readonly stop: () => Promise<void>
}

/** `--restore`: no desk is opened; what was done is said, and the program ends. @throws StartupError */
export async function restoreAndTell(parts: Parts, backup: string): Promise<void> {
  const { app, dialog, safeStorage, configuration, log, mainFolder, stop } = parts
  const keychain = createKeychain(safeStorage, process.platform)
  const { workers } = builtFiles(mainFolder)
  const message = await restoreHome({ configuration, log, keychain, workers }, backup)
  await stop()
  await dialog.showMessageBox({ message })
  app.exit(0)
}
