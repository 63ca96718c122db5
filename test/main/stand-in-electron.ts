/**
 * Stands in for the `electron` module in a process of its own, so that the built desktop program runs from its first
 * line to its last without the binary. It writes down what was asked of it, one line each, and plays the person: once
 * the page is loaded it asks the core something through the door, and quits.
 */
import { EventEmitter } from 'node:events'
import { FakeShortcuts, FakeTray, preventable } from './fake-electron.ts'

/** Electron sets it; here it leads nowhere. */
Object.assign(process, { resourcesPath: '/nowhere' })

const told = (...words: unknown[]) => void process.stdout.write(`${words.join(' ')}\n`)

class App extends EventEmitter {
  isPackaged = true

  setAppUserModelId = (id: string) => told('app id', id)
  enableSandbox = () => told('sandbox')
  setPath = (name: string, path: string) => told('path', name, path.split(/[\\/]/).slice(-1))
  getAppPath = () => '/app'
  setAsDefaultProtocolClient = (scheme: string) => {
    told('links', scheme)
    return true
  }
  removeAsDefaultProtocolClient = () => true
  isDefaultProtocolClient = () => false
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
  focus = () => told('focus')
  isMinimized = () => false
  isFocused = () => false
  flashFrame = () => {}
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
    await playPerson(event)
    app.quit()
  }
}

/** Signs up and asks what came from outside, where the test wants that. */
async function playPerson(event: object): Promise<void> {
  if (process.env.SIGN_UP === undefined) return
  const ask = async (name: string, input: object, token: string | null) => {
    // The door answers with a reply.
    return (await handlers.get('maskline:call')?.(event, { name, input, token })) as {
      value: { token: string }
    }
  }
  // The entry goes on from where it opened the window first.
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (process.env.SECOND_LINK !== undefined) {
    told('second instance')
    app.emit('second-instance', {}, ['maskline', process.env.SECOND_LINK])
  }
  const admin = { name: 'Asha', signInName: 'asha', password: 'a long password' }
  const { value } = await ask('setup.create-admin', admin, null)
  told('arrivals', JSON.stringify(await ask('desk.take-arrivals', {}, value.token)))
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
export class Tray extends FakeTray {
  constructor(picture: ConstructorParameters<typeof FakeTray>[0]) {
    super(picture)
    told('tray', this.picture.split(/[\\/]/).slice(-1))
  }
}
export const Notification = { isSupported: () => false }
export const nativeImage = { createFromPath: (path: string) => path }
export const globalShortcut = new FakeShortcuts()
export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false })
export const powerMonitor = new EventEmitter()
export const screen = { getAllDisplays: () => [] }
export const shell = { openExternal: async () => {}, openPath: async () => '' }
export const utilityProcess = { fork: () => told('fork') }
