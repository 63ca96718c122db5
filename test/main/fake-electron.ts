import { EventEmitter } from 'node:events'
import type {
  BrowserWindow,
  IpcMain,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  NativeImage,
  Notification,
  NotificationConstructorOptions,
  Tray,
  WebContents,
} from 'electron'

/** The parts of a page's web contents that the console touches. */
export class FakeContents extends EventEmitter {
  readonly id: number
  readonly sent: { channel: string; message: unknown }[] = []
  destroyed = false
  reloads = 0
  openHandler: ((details: { url: string }) => { action: string }) | null = null

  constructor(id = 1) {
    super()
    this.id = id
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  send(channel: string, message: unknown): void {
    if (this.destroyed) throw new Error('Object has been destroyed')
    this.sent.push({ channel, message })
  }

  reload(): void {
    this.reloads += 1
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }

  /** As the console sees it; the fake has every member that it touches, and tests fail loudly at any other. */
  get real(): WebContents {
    return this as unknown as WebContents
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly doings: string[] = []
  readonly loaded: string[] = []
  readonly options: unknown
  minimized = false
  focused = false
  area = { x: 10, y: 20, width: 1200, height: 800 }

  constructor(options: unknown) {
    super()
    this.options = options
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
  }

  isMinimized = () => this.minimized
  isMaximized = () => false
  isFocused = () => this.focused
  flashFrame = (on: boolean) => this.doings.push(on ? 'flash' : 'flash off')
  getNormalBounds = () => this.area
  restore = () => this.doings.push('restore')
  show = () => this.doings.push('show')
  focus = () => this.doings.push('focus')
  hide = () => this.doings.push('hide')
  maximize = () => this.doings.push('maximize')
  setTitleBarOverlay = ({ symbolColor }: { symbolColor: string }) =>
    this.doings.push(`overlay ${symbolColor}`)

  destroy(): void {
    this.doings.push('destroy')
    this.emit('closed')
  }

  /** As the console sees it; see `FakeContents.real`. */
  get real(): BrowserWindow {
    return this as unknown as BrowserWindow
  }
}

type Handle = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

export class FakeIpc {
  readonly handlers = new Map<string, Handle>()

  handle(channel: string, handler: Handle): void {
    if (this.handlers.has(channel)) throw new Error(`${channel} is handled twice`)
    this.handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** As if the page had invoked it. */
  async invoke(channel: string, event: FakeInvokeEvent, ...args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler for ${channel}`)
    // The door reads no more of an event than this.
    return handler(event as unknown as IpcMainInvokeEvent, ...args)
  }

  /** As the console sees it; see `FakeContents.real`. */
  get real(): Pick<IpcMain, 'handle' | 'removeHandler'> {
    return this
  }
}

export type FakeFrame = { url: string; parent: object | null; detached: boolean }
export type FakeInvokeEvent = { sender: { id: number }; senderFrame: FakeFrame | null }

/** A message from the main frame of window 1 while it shows our page. */
export function ownMessage(change: Partial<FakeFrame> = {}): FakeInvokeEvent {
  return {
    sender: { id: 1 },
    senderFrame: { url: 'app://maskline/', parent: null, detached: false, ...change },
  }
}

/** An event that can be prevented. */
export function preventable<Details extends object>(
  details: Details,
): Details & {
  prevented: boolean
  preventDefault(): void
} {
  return Object.assign(details, {
    prevented: false,
    preventDefault() {
      this.prevented = true
    },
  })
}

/** A tray that remembers what it shows. Its pictures are their paths, its menus their templates. */
export class FakeTray extends EventEmitter {
  picture: string
  tip = ''
  menu: readonly MenuItemConstructorOptions[] = []
  destroyed = false

  constructor(picture: NativeImage) {
    super()
    this.picture = asPath(picture)
  }

  setImage = (picture: NativeImage) => {
    this.picture = asPath(picture)
  }

  setToolTip = (tip: string) => {
    this.tip = tip
  }

  setContextMenu = (menu: Menu) => {
    // What `fakeMenu` made of the template.
    this.menu = menu as unknown as MenuItemConstructorOptions[]
  }

  destroy = () => {
    this.destroyed = true
  }

  /** As if the person had chosen this line of the menu. */
  choose(label: string): void {
    // Electron passes what was clicked; nothing of it is used.
    const click = this.menu.find((item) => item.label === label)?.click as (() => void) | undefined
    if (click === undefined) throw new Error(`The menu has no ${label}`)
    click()
  }

  /** As the console sees it; see `FakeContents.real`. */
  get real(): Tray {
    return this as unknown as Tray
  }
}

/** A picture that is known by its path only. */
export function fakeImage(path: string): NativeImage {
  return path as unknown as NativeImage
}

export function fakeMenu(template: MenuItemConstructorOptions[]): Menu {
  return template as unknown as Menu
}

function asPath(picture: NativeImage): string {
  return picture as unknown as string
}

export class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions
  shown = false
  closed = false

  constructor(options: NotificationConstructorOptions) {
    super()
    this.options = options
  }

  show = () => {
    this.shown = true
  }

  close = () => {
    this.closed = true
    this.emit('close')
  }

  /** As the console sees it; see `FakeContents.real`. */
  get real(): Notification {
    return this as unknown as Notification
  }
}

/** The keys of the whole computer, some of which others have. */
export class FakeShortcuts {
  readonly taken: ReadonlySet<string>
  readonly registered = new Map<string, () => void>()

  constructor(...taken: string[]) {
    this.taken = new Set(taken)
  }

  register(key: string, pressed: () => void): boolean {
    if (this.taken.has(key)) return false
    this.registered.set(key, pressed)
    return true
  }

  unregister(key: string): void {
    this.registered.delete(key)
  }
}
