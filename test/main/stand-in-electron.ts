/**
 * Stands in for the `electron` module in a process of its own, so that the built desktop program runs from its first
 * line to its last without the binary. It writes down what was asked of it, one line each, and plays the person: once
 * the page is loaded it asks the core something through the door, and quits.
 */
import { EventEmitter } from 'node:events'
import { preventable } from './fake-electron.ts'

const told = (...words: unknown[]) => void process.stdout.write(`${words.join(' ')}\n`)

class App extends EventEmitter {
  isPackaged = true

  setAppUserModelId = (id: string) => told('app id', id)
  enableSandbox = () => told('sandbox')
  setPath = (name: string, path: string) => told('path', name, path.split(/[\\/]/).slice(-1))
  setAppLogsPath = (path: string) => told('path logs', path.split(/[\\/]/).slice(-1))

  requestSingleInstanceLock(): boolean {
    told('lock')
    return process.env.SECOND_INSTANCE === undefined
  }

  async whenReady(): Promise<void> {
    // Ready comes only when the entry has been run to its end.
    await new Promise((resolve) => setTimeout(resolve, 10))
  }

  quit(): void {
    this.emit('before-quit', preventable({}))
    const event = preventable({})
    this.emit('will-quit', event)
    told(event.prevented ? 'quit held' : 'quit')
    if (!event.prevented) this.exit(0)
  }

  exit(code = 0): void {
    told('exit', code)
    process.exit(code)
  }
}

class Contents extends EventEmitter {
  readonly id = 1
  setWindowOpenHandler = () => {}
  isDestroyed = () => false
}

type Handler = (event: object, message: unknown) => Promise<unknown>
const handlers = new Map<string, Handler>()

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents()
  show = () => told('show')
  isMaximized = () => false
  getNormalBounds = () => ({ x: 0, y: 0, width: 1300, height: 800 })

  constructor(options: { webPreferences: { sandbox: boolean } }) {
    super()
    told('window', options.webPreferences.sandbox ? 'sandboxed' : 'open')
  }

  destroy(): void {
    told('window destroyed')
    this.emit('closed')
  }

  async loadURL(url: string): Promise<void> {
    told('load', url)
    this.emit('ready-to-show')
    const event = { sender: { id: 1 }, senderFrame: { url, parent: null, detached: false } }
    const ask = { name: 'setup.state', input: {}, token: null }
    told('reply', JSON.stringify(await handlers.get('maskline:call')?.(event, ask)))
    app.quit()
  }
}

export const app = new App()
export const protocol = { registerSchemesAsPrivileged: () => told('scheme declared') }
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => told('permissions'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    protocol: { handle: (scheme: string) => told('scheme', scheme) },
  },
}
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
  removeHandler: (channel: string) => void handlers.delete(channel),
}
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: () => told('sealed with plain text'),
}
export const dialog = { showErrorBox: (_title: string, text: string) => told('box', text) }
export const Menu = {
  setApplicationMenu: () => told('menu'),
  buildFromTemplate: (template: unknown) => template,
}
export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false })
export const powerMonitor = new EventEmitter()
export const screen = { getAllDisplays: () => [] }
export const shell = { openExternal: async () => {}, openPath: async () => '' }
export const utilityProcess = { fork: () => told('fork') }
