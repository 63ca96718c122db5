import { EventEmitter } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOwnPage } from '../../electron/main/own-page.ts'
import { DeskWindow, type DeskWindowParts } from '../../electron/main/window/desk-window.ts'
import { recoverPage } from '../../electron/main/window/page-crashes.ts'
import { readWindowBounds, writeWindowBounds } from '../../electron/main/window/window-bounds.ts'
import { wordsOf } from '../../electron/main/words/words-of.ts'
import { MemoryLog } from '../headless/fake-desk.ts'
import { tempDir } from '../support/temp-dir.ts'
import { FakeContents, FakeWindow, preventable } from './fake-electron.ts'

let folder: ReturnType<typeof tempDir>
let log: MemoryLog

beforeEach(() => {
  folder = tempDir()
  log = new MemoryLog()
})

afterEach(() => folder[Symbol.dispose]())

/** Displays by their work areas. */
function screenOf(...areas: Rectangle[]): DeskWindowParts['screen'] {
  // Nothing but the work area is looked at.
  return { getAllDisplays: () => areas.map((workArea) => ({ workArea })) as never }
}

const fullScreen = { x: 0, y: 0, width: 1920, height: 1040 }

describe('where the window stands', () => {
  const file = () => join(folder.path, 'desktop', 'window.json')
  const usual = { area: { width: 1440, height: 900 }, maximized: false }

  test('is kept', () => {
    const area = { x: 30, y: 40, width: 1300, height: 800 }
    writeWindowBounds(file(), area, true, log)
    expect(readWindowBounds(file(), screenOf(fullScreen))).toEqual({ area, maximized: true })
  })

  test.each([
    ['nothing was kept', null],
    ['what was kept is no JSON', '{'],
    ['a figure is no number', '{"x":0,"y":0,"width":"wide","height":800,"maximized":false}'],
    ['it has no size to speak of', '{"x":0,"y":0,"width":1,"height":1,"maximized":false}'],
    ['it is far too large', '{"x":0,"y":0,"width":1e9,"height":800,"maximized":false}'],
  ])('is the usual when %s', (_why, text) => {
    if (text !== null) writeFileSync(join(folder.path, 'w.json'), text)
    expect(readWindowBounds(join(folder.path, 'w.json'), screenOf(fullScreen))).toEqual(usual)
  })

  test.each([
    ['to the right of every display', { x: 3000, y: 100 }],
    ['to the left', { x: -1250, y: 100 }],
    ['below', { x: 100, y: 1030 }],
    ['above, its title bar out of reach', { x: 100, y: -60 }],
  ])('is the usual when it would lie %s', (_where, corner) => {
    writeWindowBounds(file(), { ...corner, width: 1300, height: 800 }, false, log)
    expect(readWindowBounds(file(), screenOf(fullScreen))).toEqual(usual)
  })

  test('may be on a second display', () => {
    const area = { x: -1800, y: 0, width: 1300, height: 800 }
    writeWindowBounds(file(), area, false, log)
    const second = { x: -1920, y: 0, width: 1920, height: 1080 }
    expect(readWindowBounds(file(), screenOf(fullScreen, second)).area).toEqual(area)
  })

  test('that cannot be kept breaks nothing', () => {
    writeFileSync(join(folder.path, 'desktop'), 'in the way')
    writeWindowBounds(file(), { x: 0, y: 0, width: 1300, height: 800 }, false, log)
    expect(log.lines).toMatchObject([{ level: 'warn' }])
  })
})

describe('the window', () => {
  let windows: FakeWindow[]
  let admitted: unknown[]
  let answers: number[]
  let theme: EventEmitter & { shouldUseDarkColors: boolean }

  function open(platform: NodeJS.Platform = 'linux'): DeskWindow {
    windows = []
    admitted = []
    answers = []
    theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: true })
    return new DeskWindow({
      createWindow: (options: BrowserWindowConstructorOptions) => {
        const window = new FakeWindow(options)
        windows.push(window)
        return window.real
      },
      screen: screenOf(fullScreen),
      // An emitter whose one event carries nothing, as the theme's does.
      theme: theme as unknown as DeskWindowParts['theme'],
      dialog: { showMessageBox: async () => ({ response: answers.shift() ?? 1, checkboxChecked: false }) },
      platform,
      developing: false,
      preload: '/p.cjs',
      boundsFile: join(folder.path, 'window.json'),
      page: createOwnPage(null),
      openLink: () => {},
      log,
      words: () => wordsOf('en'),
      recovered: () => admitted.push('recovered'),
      admit: (contents) => admitted.push(contents),
      sessionEnds: () => admitted.push('session ends'),
    })
  }

  test('loads our page, admits it first, and shows when there is something to see', () => {
    open().show()
    const [window] = windows
    expect(window?.loaded).toEqual(['app://maskline/'])
    expect(admitted).toEqual([window?.webContents])
    expect(window?.options).toMatchObject({ show: false, backgroundColor: '#0E1211' })
    expect(window?.doings).toEqual([])
    window?.emit('ready-to-show')
    expect(window?.doings).toEqual(['show'])
  })

  test('is brought to the front when it is asked for again, and made anew once it was closed', () => {
    const desk = open()
    desk.show()
    const [window] = windows
    if (window) window.minimized = true
    desk.show()
    expect(window?.doings).toEqual(['restore', 'show', 'focus'])
    window?.emit('closed')
    desk.show()
    expect(windows).toHaveLength(2)
  })

  test('keeps its place when it is closed', () => {
    open().show()
    const closing = preventable({})
    windows[0]?.emit('close', closing)
    expect(closing.prevented).toBe(false)
    expect(existsSync(join(folder.path, 'window.json'))).toBe(true)
  })

  test('only hides on macOS, until the program quits', () => {
    const desk = open('darwin')
    desk.show()
    const closing = preventable({})
    windows[0]?.emit('close', closing)
    expect(closing.prevented).toBe(true)
    expect(windows[0]?.doings).toEqual(['hide'])
    desk.quitting()
    const quitting = preventable({})
    windows[0]?.emit('close', quitting)
    expect(quitting.prevented).toBe(false)
  })

  test.each([
    ['linux', ['overlay #131A18']],
    ['win32', ['overlay #131A18']],
    ['darwin', []],
  ] as const)('has buttons that follow the theme on %s, as long as it is there', (platform, doings) => {
    open(platform).show()
    theme.shouldUseDarkColors = false
    theme.emit('updated')
    expect(windows[0]?.doings).toEqual(doings)
    windows[0]?.emit('closed')
    theme.emit('updated')
    expect(windows[0]?.doings).toEqual(doings)
    expect(theme.listenerCount('updated')).toBe(0)
  })

  test('asks for attention without taking the focus, until the person comes', () => {
    const desk = open()
    desk.flash()
    desk.show()
    const [window] = windows
    desk.flash()
    expect(desk.hasFocus()).toBe(false)
    if (window) window.focused = true
    window?.emit('focus')
    expect(desk.hasFocus()).toBe(true)
    expect(window?.doings).toEqual(['flash', 'flash off'])
  })

  test('writes errors of the page into the log', () => {
    open().show()
    windows[0]?.webContents.emit('console-message', { level: 'info', message: 'chatter' })
    windows[0]?.webContents.emit('console-message', { level: 'error', message: 'broken' })
    expect(log.lines).toMatchObject([{ room: 'window', fields: { message: 'broken' } }])
  })

  test('asks before it reloads a page that hangs', async () => {
    open().show()
    answers = [0]
    windows[0]?.webContents.emit('unresponsive')
    await vi.waitFor(() => expect(windows[0]?.webContents.reloads).toBe(1))
  })

  test('tells of the end of the session on Windows, and ends for good when disposed of', () => {
    const desk = open('win32')
    desk.show()
    windows[0]?.emit('session-end', {})
    expect(admitted).toContain('session ends')
    desk.dispose()
    desk.dispose()
    expect(windows[0]?.doings).toEqual(['destroy'])
  })
})

describe('a page that dies', () => {
  function watched(answer: boolean) {
    const contents = new FakeContents()
    const asked: string[] = []
    let recoveries = 0
    let now = 0
    recoverPage({
      contents: contents.real,
      log,
      steadyNow: () => now,
      ask: async ({ what }) => {
        asked.push(what)
        return answer
      },
      recovered: () => {
        recoveries += 1
      },
    })
    const die = (at: number, reason = 'crashed') => {
      now = at
      contents.emit('render-process-gone', {}, { reason, exitCode: 5 })
    }
    return { contents, asked, die, recoveries: () => recoveries }
  }

  test('is reloaded once, and asked about when it dies again within a minute', async () => {
    const { contents, asked, die, recoveries } = watched(false)
    die(0)
    expect(contents.reloads).toBe(1)
    // The page that is loaded now tells of it.
    expect(recoveries()).toBe(1)
    die(59_000)
    expect(asked).toEqual(['died-again'])
    await vi.waitFor(() => expect(contents.reloads).toBe(1))
    die(200_000)
    expect(contents.reloads).toBe(2)
  })

  test('is reloaded when the person says so', async () => {
    const { contents, die } = watched(true)
    die(0)
    die(1000)
    await vi.waitFor(() => expect(contents.reloads).toBe(2))
  })

  test('by being closed is left alone', () => {
    const { contents, die } = watched(true)
    die(0, 'clean-exit')
    expect(contents.reloads).toBe(0)
    expect(log.lines).toEqual([])
  })

  test('together with its window is not reloaded', () => {
    const { contents, die } = watched(true)
    contents.destroyed = true
    die(0)
    expect(contents.reloads).toBe(0)
  })
})
