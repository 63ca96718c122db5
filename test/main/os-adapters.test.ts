import { EventEmitter } from 'node:events'
import type { MenuItemConstructorOptions, PowerMonitor, UtilityProcess } from 'electron'
import { describe, expect, test } from 'vitest'
import { linkAmong, ownArguments } from '../../electron/main/desktop-arguments.ts'
import { setFolders } from '../../electron/main/folders.ts'
import { menuTemplate } from '../../electron/main/os/application-menu.ts'
import { createKeychain } from '../../electron/main/os/keychain.ts'
import { watchPower } from '../../electron/main/os/power-events.ts'
import { createUtilitySpawn } from '../../electron/main/os/spawn-utility.ts'
import { wordsOf } from '../../electron/main/words/words-of.ts'
import { tempDir } from '../support/temp-dir.ts'
import { preventable } from './fake-electron.ts'

type Backend = ReturnType<Parameters<typeof createKeychain>[0]['getSelectedStorageBackend']>

describe('the keychain', () => {
  function storage(backend: Backend, available = true) {
    return {
      isEncryptionAvailable: () => available,
      getSelectedStorageBackend: () => backend,
      encryptString: (text: string) => Buffer.from(`sealed ${text}`),
      decryptString: (sealed: Buffer) => sealed.toString().replace('sealed ', ''),
    }
  }

  test.each([
    ['gnome_libsecret', 'GNOME Keyring'],
    ['kwallet', 'KDE Wallet'],
    ['kwallet5', 'KDE Wallet'],
    ['kwallet6', 'KDE Wallet'],
  ] as const)('of Linux is used with %s', (backend, name) => {
    expect(createKeychain(storage(backend), 'linux')?.name).toBe(name)
  })

  test.each(['basic_text', 'unknown'] as const)('of Linux is not used with %s', (backend) => {
    expect(createKeychain(storage(backend), 'linux')).toBeNull()
  })

  test('is used on Windows and macOS, unless it cannot be had', () => {
    expect(createKeychain(storage('unknown'), 'win32')?.name).toBe('Windows Data Protection')
    expect(createKeychain(storage('unknown'), 'darwin')?.name).toBe('macOS Keychain')
    expect(createKeychain(storage('gnome_libsecret', false), 'linux')).toBeNull()
  })

  test('gives back every byte', () => {
    const keychain = createKeychain(storage('kwallet6'), 'linux')
    const secret = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const opened = keychain?.open(keychain.seal(secret))
    expect(new Uint8Array(opened ?? [])).toEqual(secret)
  })
})

test('the console wakes up after sleep and a locked screen, quits with the machine, and stops listening', () => {
  const power = new EventEmitter()
  const doings: string[] = []
  const watch = watchPower(power as PowerMonitor, {
    sleep: () => doings.push('sleep'),
    wake: () => doings.push('wake'),
    quit: () => doings.push('quit'),
  })
  for (const event of ['resume', 'unlock-screen', 'shutdown', 'suspend']) power.emit(event)
  expect(doings).toEqual(['wake', 'wake', 'quit', 'sleep'])
  void watch.dispose()
  for (const event of ['resume', 'unlock-screen', 'shutdown', 'suspend']) power.emit(event)
  expect(doings).toHaveLength(4)
})

test('a program beside the console knows nothing of its configuration', async () => {
  let kills = 0
  const kill = () => {
    kills += 1
    return true
  }
  const child = Object.assign(new EventEmitter(), { kill })
  const forks: unknown[] = []
  const spawn = createUtilitySpawn(
    (...fork) => {
      forks.push(fork)
      return child as unknown as UtilityProcess
    },
    {
      PATH: '/bin',
      LANG: 'en',
      MASKLINE_KEY: 'k',
      EXOTEL_API_TOKEN: 't',
      TWILIO_AUTH_TOKEN: 't',
      WEBHOOK_BASE_URL: 'u',
    },
  )
  const program = spawn('/out/main/practice.js', ['--port', '0'])
  expect(forks).toMatchObject([
    ['/out/main/practice.js', ['--port', '0'], { stdio: 'ignore', env: { PATH: '/bin', LANG: 'en' } }],
  ])
  expect(JSON.stringify(forks)).not.toMatch(/MASKLINE|EXOTEL|TWILIO|WEBHOOK/)
  program.stop()
  child.emit('exit', 0)
  expect(await program.ended).toBe(0)
  expect(kills).toBe(1)
})

describe('the menu', () => {
  const rolesOf = (items: MenuItemConstructorOptions[]): unknown[] =>
    items.flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? rolesOf(submenu) : [])])

  test.each(['linux', 'win32', 'darwin'] as const)(
    'of %s leaves the keys of the window alone',
    (platform) => {
      const roles = rolesOf(
        menuTemplate({ platform, developing: false, words: wordsOf('en'), doings: { openLogs: () => {} } }),
      )
      expect(roles).toEqual(expect.arrayContaining(['resetZoom', 'zoomIn', 'zoomOut', 'reload', 'editMenu']))
      expect(roles).not.toContain('forceReload')
      expect(roles).not.toContain('toggleDevTools')
      expect(roles.includes('appMenu')).toBe(platform === 'darwin')
    },
  )

  test.each(['linux', 'darwin'] as const)('of %s speaks Hindi throughout', (platform) => {
    const words = wordsOf('hi')
    const items = menuTemplate({ platform, developing: true, words, doings: { openLogs: () => {} } })
    const labels = items.flatMap(({ label, submenu }) => [
      label,
      ...(Array.isArray(submenu)
        ? submenu.filter(({ type }) => type !== 'separator').map((item) => item.label)
        : []),
    ])
    expect(labels.filter((label) => label !== 'Maskline' && !/[\u0900-\u097f]/.test(label ?? ''))).toEqual([])
  })

  test('opens the log folder', () => {
    let opened = 0
    const doings = { openLogs: () => (opened += 1) }
    const help = menuTemplate({ platform: 'linux', developing: true, words: wordsOf('en'), doings }).at(-1)
    const [item] = Array.isArray(help?.submenu) ? help.submenu : []
    // Electron passes what was clicked; nothing of it is used.
    const click = item?.click as (() => void) | undefined
    click?.()
    expect(opened).toBe(1)
  })
})

test('Electron writes below the data folder only', () => {
  using folder = tempDir()
  const paths: Record<string, string> = {}
  setFolders(
    {
      setPath: (name, path) => void Object.assign(paths, { [name]: path }),
      setAppLogsPath: (path) => void Object.assign(paths, { logs: path }),
    },
    folder.path,
  )
  expect(paths).toEqual({
    userData: `${folder.path}/desktop`,
    sessionData: `${folder.path}/desktop`,
    crashDumps: `${folder.path}/desktop/crashes`,
    logs: `${folder.path}/logs`,
  })
})

test.each([
  [['/usr/bin/maskline'], []],
  [['electron', '/work', '--practice'], ['--practice']],
  [
    [
      'electron',
      '--inspect=0',
      '--no-sandbox',
      '/app',
      '--practice-speed',
      '10',
      'maskline://x',
      '--practice',
    ],
    ['--practice-speed', '10', '--practice'],
  ],
  [['maskline', '--practice-speed=2', '--enable-features=X'], ['--practice-speed=2']],
  [['maskline', '--practice-speed'], ['--practice-speed']],
])('of the arguments %j our own are %j', (argv, own) => {
  expect(ownArguments(argv)).toEqual(own)
})

test.each([
  [['/usr/bin/maskline'], null],
  [['/usr/bin/maskline', '--practice', 'maskline://booking/1'], 'maskline://booking/1'],
  [['electron', '/app', '--allow-file-access', 'TEL:100'], 'TEL:100'],
  [['maskline://booking/1', 'https://example.org/'], null],
])('of the arguments %j the link is %j', (argv, link) => {
  expect(linkAmong(argv)).toBe(link)
})

test('a machine that goes down waits while the console ends', () => {
  const power = new EventEmitter()
  watchPower(power as PowerMonitor, { sleep: () => {}, wake: () => {}, quit: () => {} })
  const shutdown = preventable({})
  power.emit('shutdown', shutdown)
  expect(shutdown.prevented).toBe(true)
})
