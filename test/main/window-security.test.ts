import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import { describe, expect, test } from 'vitest'
import { createLinkOpener, safeLink } from '../../electron/main/os/link-opener.ts'
import { createOwnPage } from '../../electron/main/own-page.ts'
import { lockNavigation } from '../../electron/main/window/navigation-locks.ts'
import { limitPermissions } from '../../electron/main/window/permissions.ts'
import { windowOptions } from '../../electron/main/window/window-options.ts'
import { MemoryLog } from '../headless/fake-desk.ts'
import { FakeContents, preventable } from './fake-electron.ts'

const page = createOwnPage(null)

describe('the window', () => {
  const look = {
    preload: '/out/preload/index.cjs',
    bounds: { area: { width: 1440, height: 900 }, maximized: false },
    dark: false,
    developing: false,
  }

  test.each(['linux', 'darwin', 'win32'] as const)('is a sandbox with nothing weakened on %s', (platform) => {
    expect(windowOptions({ ...look, platform }).webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })

  test('nowhere in the desktop host is the web weakened, or Electron reached past its room', () => {
    const root = join(import.meta.dirname, '..', '..', 'electron')
    const sources = ['main', 'preload'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(root, room, name), 'utf8')),
    )
    expect(sources.length).toBeGreaterThan(15)
    for (const source of sources) {
      expect(source).not.toMatch(
        /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures|no-sandbox|loadFile|ignore-certificate-errors/,
      )
    }
  })
})

describe('navigation', () => {
  const foreign = [
    'https://example.org/',
    'http://127.0.0.1:4780/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://maskline.evil/',
    'app://evil/',
    'app://evil@maskline/',
    'not an address',
    '',
  ]

  function locked() {
    const contents = new FakeContents()
    const opened: string[] = []
    lockNavigation(contents.real, page, (link) => opened.push(link), new MemoryLog())
    return { contents, opened }
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leads nowhere else', (event) => {
    const { contents } = locked()
    for (const url of foreign) {
      const navigation = preventable({ url })
      contents.emit(event, navigation)
      expect(navigation.prevented, url).toBe(true)
    }
    const own = preventable({ url: 'app://maskline/calls' })
    contents.emit(event, own)
    expect(own.prevented).toBe(false)
  })

  test('no second window opens; its link goes to the opener', () => {
    const { contents, opened } = locked()
    expect(contents.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
    expect(contents.openHandler?.({ url: 'app://maskline/' })).toEqual({ action: 'deny' })
    expect(opened).toEqual(['https://example.org/', 'app://maskline/'])
  })

  test('no web view is attached', () => {
    const { contents } = locked()
    const event = preventable({})
    contents.emit('will-attach-webview', event)
    expect(event.prevented).toBe(true)
  })
})

describe('permissions', () => {
  type Answers = {
    request(permission: string, url: string): boolean
    check(permission: string, origin: string): boolean
  }

  type Handlers = {
    request: (contents: null, permission: string, answer: (granted: boolean) => void, details: object) => void
    check: (contents: null, permission: string, origin: string, details: object) => boolean
    device: () => boolean
  }

  function answers(): Answers {
    const handlers: Partial<Handlers> = {}
    limitPermissions(
      {
        setPermissionRequestHandler: (handler: Handlers['request']) =>
          Object.assign(handlers, { request: handler }),
        setPermissionCheckHandler: (handler: Handlers['check']) =>
          Object.assign(handlers, { check: handler }),
        setDevicePermissionHandler: (handler: Handlers['device']) =>
          Object.assign(handlers, { device: handler }),
        // Only the members that the function may touch, with as much of their types as it uses.
      } as unknown as Session,
      page,
    )
    expect(handlers.device?.()).toBe(false)
    return {
      request: (permission, requestingUrl) => {
        const granted: boolean[] = []
        handlers.request?.(null, permission, (answer) => granted.push(answer), { requestingUrl })
        return granted.length === 1 && granted[0] === true
      },
      check: (permission, origin) => handlers.check?.(null, permission, origin, {}) === true,
    }
  }

  test.each(['notifications', 'clipboard-sanitized-write'])('%s is for our page only', (permission) => {
    const { request, check } = answers()
    expect([request(permission, 'app://maskline/'), check(permission, 'app://maskline')]).toEqual([
      true,
      true,
    ])
    expect([request(permission, 'https://evil/'), check(permission, 'app://evil')]).toEqual([false, false])
    expect(check(permission, '')).toBe(false)
  })

  test.each([
    'media',
    'geolocation',
    'clipboard-read',
    'midi',
    'hid',
    'serial',
    'usb',
    'openExternal',
    'fullscreen',
    'display-capture',
    'unknown',
    'toString',
  ])('%s is refused', (permission) => {
    const { request, check } = answers()
    expect([request(permission, 'app://maskline/'), check(permission, 'app://maskline')]).toEqual([
      false,
      false,
    ])
  })
})

describe('links', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.org', 'https://example.org/'],
    ['mailto:help@example.org?subject=Hi', 'mailto:help@example.org?subject=Hi'],
  ])('%s is handed over', (link, safe) => {
    expect(safeLink(link)).toBe(safe)
  })

  test.each(
    [
      'http://example.org/',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'file:///etc/passwd',
      'file://server/share',
      '\\\\server\\share\\run.exe',
      'data:text/html,x',
      'blob:https://example.org/1',
      'smb://server/share',
      'ms-msdt:/id PCWDiagnostic',
      'search-ms:query=x',
      'ssh://-oProxyCommand=x',
      'vbscript:x',
      'tel:+919876543210',
      'https://user:pass@example.org/',
      'https:evil',
      'mailto:a@example.org?attach=/etc/passwd',
      'mailto:a@example.org?SUBJECT=x&Attachment=/etc/passwd',
      'app://maskline/',
      'httpsx://example.org',
      'https://',
      'example.org',
      '',
      `https://example.org/${'a'.repeat(2000)}`,
    ].filter((link) => link !== 'https:evil'),
  )('%s is refused', (link) => {
    const opened: string[] = []
    createLinkOpener(async (url) => void opened.push(url), new MemoryLog())(link)
    expect(opened).toEqual([])
  })

  test('that the system cannot open break nothing, and are not written down', async () => {
    const log = new MemoryLog()
    createLinkOpener(() => Promise.reject(new Error('no browser')), log)('https://example.org/secret')
    await new Promise((resolve) => setImmediate(resolve))
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'A link could not be opened' }])
    expect(JSON.stringify(log.lines.map(({ message }) => message))).not.toContain('secret')
  })
})
