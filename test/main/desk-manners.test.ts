import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trayStates } from '../../electron/core/ports.ts'
import { MachinePreferences } from '../../electron/main/machine-preferences.ts'
import { DeskNotifications } from '../../electron/main/os/desk-notifications.ts'
import { DeskTray } from '../../electron/main/os/desk-tray.ts'
import { type AppUpdates, canUpdate, FeedUpdater } from '../../electron/main/os/feed-updater.ts'
import { GlobalKey, isGlobalKey } from '../../electron/main/os/global-key.ts'
import { LinkRegistration } from '../../electron/main/os/link-registration.ts'
import { hi } from '../../electron/main/words/hi.ts'
import { wordsOf } from '../../electron/main/words/words-of.ts'
import { MemoryLog } from '../headless/fake-desk.ts'
import { tempDir } from '../support/temp-dir.ts'
import { FakeNotification, FakeShortcuts, FakeTray, fakeImage, fakeMenu } from './fake-electron.ts'

let log: MemoryLog
let doings: string[]

beforeEach(() => {
  log = new MemoryLog()
  doings = []
})

describe('the tray', () => {
  let tray: FakeTray | null
  let language: 'en' | 'hi'

  function start(platform: NodeJS.Platform, systemHasTray = true): DeskTray {
    tray = null
    language = 'en'
    const desk = new DeskTray({
      createTray: (image) => {
        if (!systemHasTray) throw new Error('no status notifier')
        tray = new FakeTray(image)
        return tray.real
      },
      imageAt: fakeImage,
      buildMenu: fakeMenu,
      pictures: '/tray',
      platform,
      words: () => wordsOf(language),
      open: () => doings.push('open'),
      openMyState: () => doings.push('my state'),
      quit: () => doings.push('quit'),
      log,
    })
    desk.start()
    return desk
  }

  test('says its state by picture, word and menu, and leads where it says', () => {
    const desk = start('linux')
    expect(tray?.picture).toBe(join('/tray', 'offline.png'))
    desk.show('talking')
    expect(tray?.picture).toBe(join('/tray', 'talking.png'))
    expect(tray?.tip).toBe('Maskline: In a call')
    for (const line of ['Open Maskline', 'In a call', 'Quit Maskline']) tray?.choose(line)
    tray?.emit('click')
    expect(doings).toEqual(['open', 'my state', 'quit', 'open'])
    desk.dispose()
    desk.dispose()
    expect(tray?.destroyed).toBe(true)
  })

  test('uses pictures that macOS colours itself', () => {
    start('darwin').show('wrap-up')
    expect(tray?.picture).toBe(join('/tray', 'wrap-upTemplate.png'))
  })

  test('speaks the language of now', () => {
    const desk = start('win32')
    language = 'hi'
    desk.speak()
    expect(tray?.tip).toBe(`Maskline: ${hi['state.offline']}`)
    tray?.choose(hi.open)
    expect(doings).toEqual(['open'])
  })

  test('that a system does not have is missed by nobody', () => {
    const desk = start('linux', false)
    desk.show('ready')
    desk.dispose()
    expect(log.lines).toMatchObject([{ level: 'warn' }])
  })

  test.each(trayStates)('has a picture of %s for every system', (state) => {
    const folder = join(import.meta.dirname, '..', '..', 'resources', 'tray')
    const names = ['', '@1.5x', '@2x', 'Template', 'Template@2x']
    const widths = names.map((name) => readFileSync(join(folder, `${state}${name}.png`)).readUInt32BE(16))
    expect(widths).toEqual([16, 24, 32, 16, 32])
  })
})

describe('a notification', () => {
  let shown: FakeNotification[]
  let focused: boolean

  function notifications(supported = true): DeskNotifications {
    shown = []
    focused = false
    return new DeskNotifications({
      createNotification: (options) => {
        const notification = new FakeNotification(options)
        shown.push(notification)
        return notification.real
      },
      isSupported: () => supported,
      words: () => wordsOf('en'),
      windowHasFocus: () => focused,
      flash: () => doings.push('flash'),
      clicked: (callId) => doings.push(`open ${callId}`),
      log,
    })
  }
  const incoming = { kind: 'incoming-call', callId: 'call_1', from: 'Asha $& Shetty' } as const

  test('names who calls, and a click leads to the call', () => {
    notifications().notify(incoming)
    expect(shown[0]?.options).toMatchObject({ body: 'Asha $& Shetty calls. Pick up your phone.' })
    expect(shown[0]?.shown).toBe(true)
    shown[0]?.emit('click')
    expect(doings).toEqual(['flash', 'open call_1'])
  })

  test('of a missed call takes the place of the one that rang', () => {
    const desk = notifications()
    desk.notify(incoming)
    desk.notify({ ...incoming, kind: 'missed-call' })
    expect(shown.map(({ closed }) => closed)).toEqual([true, false])
    desk.dispose()
    expect(shown.map(({ closed }) => closed)).toEqual([true, true])
  })

  test('is not shown to somebody who looks at the window', () => {
    const desk = notifications()
    focused = true
    desk.notify(incoming)
    expect(shown).toEqual([])
    expect(doings).toEqual([])
  })

  test('that the system does not show is made up for by the window', () => {
    notifications(false).notify(incoming)
    expect(doings).toEqual(['flash'])
    notifications().notify(incoming)
    shown[0]?.emit('failed', {}, 'not signed')
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { error: 'not signed' } }])
  })

  test('is forgotten when too many are open', () => {
    const desk = notifications()
    for (let id = 0; id <= 20; id += 1) desk.notify({ ...incoming, callId: `call_${id}` })
    expect(shown.filter(({ closed }) => closed)).toEqual([shown[0]])
  })
})

describe('the global key', () => {
  test.each(['Control+Shift+Space', 'CommandOrControl+Alt+1', 'F9', 'Shift+F12', 'Super+Alt+n'])(
    '%s is one',
    (key) => expect(isGlobalKey(key)).toBe(true),
  )

  test.each([
    '',
    'A',
    'Control+C',
    'Shift+A',
    'Control+Control+C',
    'Control+Shift+',
    'Control+Shift+Enter+X',
    'F25',
    'Hyper+Alt+A',
  ])('%j is none', (key) => expect(isGlobalKey(key)).toBe(false))

  test('is changed, refused by the system, and given back', () => {
    const shortcuts = new FakeShortcuts('Control+Alt+T')
    const key = new GlobalKey(shortcuts, () => doings.push('pressed'))
    key.set('F9')
    shortcuts.registered.get('F9')?.()
    expect(doings).toEqual(['pressed'])
    key.set('Control+Alt+T')
    expect(key.present).toEqual({ key: 'Control+Alt+T', state: 'refused' })
    expect(shortcuts.registered.size).toBe(0)
    key.set('Control+Alt+M')
    expect(() => key.set('Control+C')).toThrow(RangeError)
    expect(key.present).toEqual({ key: 'Control+Alt+M', state: 'works' })
    key.dispose()
    key.dispose()
    expect(shortcuts.registered.size).toBe(0)
  })

  test('that only the system does not know is refused as none', () => {
    const register = () => {
      throw new TypeError('conversion failure')
    }
    const key = new GlobalKey({ register, unregister: () => {} }, () => {})
    expect(() => key.set('F9')).toThrow(RangeError)
    expect(key.present.state).toBe('off')
  })
})

describe('links', () => {
  function registration(platform: NodeJS.Platform, isPackaged: boolean, refused: readonly string[] = []) {
    const ours = new Map<string, readonly unknown[]>()
    const app = {
      isPackaged,
      setAsDefaultProtocolClient: (scheme: string, ...command: unknown[]) => {
        if (refused.includes(scheme)) return false
        ours.set(scheme, command)
        return true
      },
      removeAsDefaultProtocolClient: (scheme: string) => ours.delete(scheme),
      isDefaultProtocolClient: (scheme: string) => ours.has(scheme),
    } satisfies Partial<App>
    const start = { executable: 'C:\\electron.exe', args: ['C:\\maskline'] }
    return { ours, links: new LinkRegistration({ app, platform, start }) }
  }

  test('of our own always come here, those of phones when somebody wants that', () => {
    const { ours, links } = registration('linux', true)
    links.start(false)
    expect([...ours.keys()]).toEqual(['maskline'])
    expect(links.telLinks).toBe('not-ours')
    links.setTelLinks(true)
    expect([...ours.keys()]).toEqual(['maskline', 'tel', 'callto'])
    expect(links.telLinks).toBe('ours')
    links.setTelLinks(false)
    expect([...ours.keys()]).toEqual(['maskline'])
  })

  test('come here from the start when somebody wanted that before', () => {
    const { links } = registration('darwin', true)
    links.start(true)
    expect(links.telLinks).toBe('ours')
  })

  test('that the system keeps are told as refused', () => {
    const { links } = registration('win32', true, ['tel'])
    links.setTelLinks(true)
    expect(links.telLinks).toBe('refused')
  })

  test('lead to Electron and the folder on Windows while it is not packaged', () => {
    const { ours, links } = registration('win32', false)
    links.start(false)
    expect(ours.get('maskline')).toEqual(['C:\\electron.exe', ['C:\\maskline']])
    const packaged = registration('win32', true)
    packaged.links.start(false)
    expect(packaged.ours.get('maskline')).toEqual([])
  })
})

describe('the updater', () => {
  function feed(offered: string | null) {
    const cancellationToken = { cancel: () => doings.push('cancel') }
    const updates = {
      autoDownload: true,
      autoInstallOnAppQuit: true,
      logger: null as AppUpdates['logger'],
      setFeedURL: (options: unknown) => doings.push(JSON.stringify(options)),
      checkForUpdates: async () => ({
        isUpdateAvailable: offered !== null,
        updateInfo: { version: offered ?? '0.1.0' },
        cancellationToken,
      }),
      downloadUpdate: async (token?: unknown) => {
        doings.push(token === cancellationToken ? 'download' : 'download without token')
        return []
      },
      quitAndInstall: (silent: boolean, runAfter: boolean) => doings.push(`install ${silent} ${runAfter}`),
    }
    const updater = new FeedUpdater({
      canUpdate: true,
      // Nothing more of it is used.
      load: async () => {
        doings.push('load')
        return updates as unknown as AppUpdates
      },
      stop: async () => void doings.push('stop'),
      log,
    })
    return { updates, updater }
  }
  const asked = '{"provider":"generic","url":"https://updates.example.org"}'

  test('asks, brings and installs only when told, and stops the console first', async () => {
    const { updates, updater } = feed('2.0.0')
    expect(doings).toEqual([])
    expect(await updater.check('https://updates.example.org')).toBe('2.0.0')
    expect(updates).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false })
    await updater.download()
    await updater.install()
    expect(doings).toEqual(['load', asked, 'download', 'stop', 'install false true'])
    updates.logger?.warn?.('slow')
    expect(log.lines).toMatchObject([{ level: 'warn', room: 'updates', message: 'slow' }])
  })

  test('finds nothing newer, and can be cut short', async () => {
    const { updater } = feed(null)
    expect(await updater.check('https://updates.example.org')).toBeNull()
    updater.cutShort()
    updater.cutShort()
    expect(doings).toEqual(['load', asked, 'cancel'])
  })

  test('knows which packages it can renew', () => {
    using folder = tempDir()
    expect(canUpdate(false, 'win32', {}, folder.path)).toBe(false)
    expect(canUpdate(true, 'win32', {}, folder.path)).toBe(true)
    expect(canUpdate(true, 'linux', {}, folder.path)).toBe(false)
    expect(canUpdate(true, 'linux', { APPIMAGE: '/m.AppImage' }, folder.path)).toBe(true)
    writeFileSync(join(folder.path, 'package-type'), 'deb')
    expect(canUpdate(true, 'linux', {}, folder.path)).toBe(true)
  })
})

describe('what this computer was told', () => {
  let folder: ReturnType<typeof tempDir>
  const file = () => join(folder.path, 'desktop', 'preferences.json')

  beforeEach(() => {
    folder = tempDir()
  })

  afterEach(() => folder[Symbol.dispose]())

  test('is kept', () => {
    new MachinePreferences(file(), log).change({ language: 'hi' })
    new MachinePreferences(file(), log).change({ globalKey: 'F9' })
    expect(new MachinePreferences(file(), log).present).toEqual({
      language: 'hi',
      globalKey: 'F9',
      telLinks: false,
    })
  })

  test.each(['{', '[]', '{"language":"fr","globalKey":7,"telLinks":"yes"}'])(
    'is as usual from %s',
    (text) => {
      const broken = join(folder.path, 'preferences.json')
      writeFileSync(broken, text)
      const { present } = new MachinePreferences(broken, log)
      expect(present).toEqual({ language: 'en', globalKey: null, telLinks: false })
    },
  )

  test('that cannot be kept holds until the end', () => {
    writeFileSync(join(folder.path, 'desktop'), 'in the way')
    const preferences = new MachinePreferences(file(), log)
    preferences.change({ language: 'hi' })
    expect(preferences.present.language).toBe('hi')
    expect(log.lines).toMatchObject([{ level: 'warn' }])
  })
})
