import * as electron from 'electron'
import { type Configuration, readConfiguration } from '../core/configuration.ts'
import { openConsole } from '../core/console.ts'
import { openHostLog } from '../core/host-log.ts'
import { Desktop } from './desktop.ts'
import { linkAmong, ownArguments } from './desktop-arguments.ts'
import { createFatalHandler, watchFatalErrors } from './fatal-errors.ts'
import { setFolders } from './folders.ts'
import { stopBeforeQuit } from './quit.ts'
import { restoreAndTell } from './restore-and-tell.ts'
import { tellWhyNot } from './start-failure.ts'
import { declareAppScheme } from './window/app-scheme.ts'

const { app, dialog, protocol } = electron

/** The builder's `appId`: Windows files notifications and the taskbar entry under it. */
app.setAppUserModelId('in.maskline.console')
app.enableSandbox()
declareAppScheme(protocol)

try {
  const configuration = readConfiguration(process.env, ownArguments(process.argv), process.platform)
  const folders = setFolders(app, configuration.home)
  if (app.requestSingleInstanceLock()) run(configuration, folders)
  else app.quit()
} catch (failure) {
  void tellWhyNot({ app, dialog }, failure)
}

function run(configuration: Configuration, folders: ReturnType<typeof setFolders>): void {
  const log = openHostLog(configuration)
  const mainFolder = import.meta.dirname
  const desktop = new Desktop({ electron, configuration, folders, log, mainFolder, openConsole })
  const stop = () => desktop.stop()
  const { safeStorage } = electron
  const restore = (backup: string) =>
    restoreAndTell({ app, dialog, safeStorage, configuration, log, mainFolder, stop }, backup)

  watchFatalErrors(
    process,
    createFatalHandler({
      app,
      dialog,
      log,
      stop,
      words: () => desktop.words,
      upTime: () => performance.now(),
    }),
  )
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason !== 'clean-exit') log.error('desktop', 'A process of the program died', { type, reason })
  })
  const openLinkAmong = (argv: readonly string[]) => {
    const link = linkAmong(argv)
    if (link !== null) desktop.openLink(link)
  }
  // A link comes as an event on macOS, maybe before ready, and as an argument elsewhere.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    desktop.openLink(url)
  })
  openLinkAmong(process.argv)
  app.on('second-instance', (_event, argv) => {
    desktop.show()
    openLinkAmong(argv)
  })
  app.on('activate', () => desktop.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', () => desktop.quitting())
  stopBeforeQuit(app, stop)

  app
    .whenReady()
    .then(() => (configuration.restore === null ? desktop.start() : restore(configuration.restore)))
    .catch(async (failure: unknown) => {
      log.error('desktop', 'The console did not start', { cause: failure })
      await stop()
      await tellWhyNot({ app, dialog }, failure)
    })
}
