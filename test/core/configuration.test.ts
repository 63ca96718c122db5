import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../electron/core/configuration.ts'
import { StartupError } from '../../electron/core/startup-error.ts'

const bare = { HOME: '/home/ananya' }

function read(env: Record<string, string> = {}, args: readonly string[] = []) {
  return readConfiguration({ ...bare, ...env }, args, 'linux')
}

/** The sentence with which the start is refused. */
function refusal(env: Record<string, string>, args: readonly string[] = []): string {
  try {
    read(env, args)
  } catch (failure) {
    if (failure instanceof StartupError) return failure.message
    throw failure
  }
  throw new Error('The start was not refused')
}

test('an empty environment gives the defaults', () => {
  expect(read()).toEqual({
    home: '/home/ananya/.local/share/maskline',
    consolePort: 4780,
    listenerPort: 4790,
    practice: false,
    practiceUrl: null,
    practiceSpeed: 1,
    practiceCallIns: 8,
    clockStart: null,
    adminPassword: null,
    passphrase: null,
    recoveryCode: null,
    restore: null,
    apiKey: null,
    settings: {},
  })
})

describe('the data folder', () => {
  test.each([
    ['linux', { HOME: '/home/a', XDG_DATA_HOME: '/data' }, '/data/maskline'],
    ['linux', { HOME: '/home/a', XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/maskline'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Application Support/Maskline'],
    ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a\\AppData\\Roaming\\Maskline'],
    ['win32', { USERPROFILE: 'C:\\Users\\a' }, 'C:\\Users\\a\\AppData\\Roaming\\Maskline'],
  ] as const)('on %s with %j is %s', (platform, env, home) => {
    expect(readConfiguration(env, [], platform).home).toBe(home)
  })

  test('is taken from MASKLINE_HOME, made absolute', () => {
    expect(read({ MASKLINE_HOME: '/srv/desk/../desk' }).home).toBe('/srv/desk')
    expect(read({ MASKLINE_HOME: 'desk' }).home).toBe(`${process.cwd()}/desk`)
  })

  test('is asked for where there is no home', () => {
    expect(() => readConfiguration({}, [], 'linux')).toThrow(/HOME is not set.*MASKLINE_HOME/)
  })
})

describe('ports', () => {
  test('are read, 0 among them', () => {
    const { consolePort, listenerPort } = read({
      MASKLINE_CONSOLE_PORT: '0',
      MASKLINE_LISTENER_PORT: '65535',
    })
    expect([consolePort, listenerPort]).toEqual([0, 65535])
    expect(read({ MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }).listenerPort).toBe(0)
  })

  test.each(['65536', '-1', '80a', '4780.5', '0x50', '1e3'])('%s is refused by name', (port) => {
    expect(refusal({ MASKLINE_LISTENER_PORT: port })).toMatch(/^MASKLINE_LISTENER_PORT must be a port/)
  })

  test('must differ', () => {
    expect(refusal({ MASKLINE_CONSOLE_PORT: '4790' })).toMatch(
      /MASKLINE_CONSOLE_PORT and MASKLINE_LISTENER_PORT/,
    )
  })
})

describe('settings', () => {
  test('come with the variable that gave them', () => {
    const { settings } = read({
      EXOTEL_ACCOUNT_SID: ' maskline1 ',
      EXOTEL_API_KEY: 'k3y',
      EXOTEL_CALLER_ID: '080-473-59907',
      WEBHOOK_BASE_URL: 'https://calls.example.org/api/v1/call-masking/webhook/exotel',
    })
    expect(settings).toEqual({
      'exotel.account-sid': { value: 'maskline1', variable: 'EXOTEL_ACCOUNT_SID' },
      'exotel.api-key': { value: 'k3y', variable: 'EXOTEL_API_KEY' },
      'exotel.default-exophone': { value: '+918047359907', variable: 'EXOTEL_CALLER_ID' },
      'callbacks.public-url': { value: 'https://calls.example.org', variable: 'WEBHOOK_BASE_URL' },
    })
  })

  test('take the first named of two variables, and an empty one counts as not set', () => {
    expect(
      read({ EXOTEL_SID: 'second', EXOTEL_ACCOUNT_SID: 'first' }).settings['exotel.account-sid'],
    ).toEqual({
      value: 'first',
      variable: 'EXOTEL_ACCOUNT_SID',
    })
    expect(read({ EXOTEL_SID: 'second', EXOTEL_ACCOUNT_SID: '  ' }).settings['exotel.account-sid']).toEqual({
      value: 'second',
      variable: 'EXOTEL_SID',
    })
  })

  test.each([
    ['EXOTEL_API_KEY', 'your_exotel_api_key'],
    ['EXOTEL_DEFAULT_EXOPHONE', '08040XXXXX'],
    ['EXOTEL_API_TOKEN', '<token>'],
    ['EXOTEL_API_BASE_URL', 'http://api.exotel.com'],
    ['EXOTEL_API_BASE_URL', 'api.exotel.com'],
    ['EXOTEL_SUBDOMAIN', 'https://api.exotel.com'],
    ['WEBHOOK_BASE_URL', 'http://calls.example.org'],
    ['NERVE_SYSTEM_URL', 'ftp://nerve'],
    ['TWILIO_PHONE_NUMBER', '12'],
    ['MASKLINE_WEBHOOK_TOKEN', 'short'],
    ['MASKLINE_FLOW_TOKEN', 'has spaces in it, and far too many'],
  ])('%s=%s stops the start by name', (variable, value) => {
    expect(refusal({ [variable]: value })).toMatch(new RegExp(`^${variable} `))
  })

  test('a refusal never repeats a value', () => {
    expect(refusal({ EXOTEL_API_TOKEN: 'a real token with spaces' })).not.toContain('real')
    expect(refusal({ MASKLINE_API_KEY: 'a real key' })).not.toContain('real')
  })
})

describe('practice', () => {
  test.each([
    [{ MASKLINE_PRACTICE: '1' }, []],
    [{ MASKLINE_PRACTICE: 'TRUE' }, []],
    [{}, ['--practice']],
  ])('is asked for by %j %j', (env, args) => {
    expect(read(env, args).practice).toBe(true)
  })

  test('is off by 0 and refuses what is neither', () => {
    expect(read({ MASKLINE_PRACTICE: '0' }).practice).toBe(false)
    expect(refusal({ MASKLINE_PRACTICE: 'maybe' })).toMatch(/^MASKLINE_PRACTICE must be 1 or 0/)
  })

  test('does not even look at the provider, but at the rest', () => {
    const env = {
      MASKLINE_PRACTICE: '1',
      EXOTEL_API_KEY: 'your_exotel_api_key',
      EXOTEL_WEBHOOK_URL: 'nonsense',
      NERVE_SYSTEM_URL: 'http://127.0.0.1:9000',
    }
    expect(Object.keys(read(env).settings)).toEqual(['nerve.url'])
  })

  test('and a provider base URL exclude each other', () => {
    const env = { EXOTEL_API_BASE_URL: 'http://127.0.0.1:9000' }
    expect(refusal(env, ['--practice'])).toMatch(/^EXOTEL_API_BASE_URL cannot be used in practice/)
    expect(refusal({ ...env, MASKLINE_PRACTICE: '1' })).toMatch(/^EXOTEL_API_BASE_URL/)
  })

  test('may use a stand-in that runs already', () => {
    expect(read({ MASKLINE_PRACTICE_URL: 'http://127.0.0.1:4800/' }).practiceUrl).toBe(
      'http://127.0.0.1:4800',
    )
    expect(refusal({ MASKLINE_PRACTICE_URL: 'http://example.org' })).toMatch(/^MASKLINE_PRACTICE_URL/)
    expect(refusal({ MASKLINE_PRACTICE_URL: '127.0.0.1:4800' })).toMatch(/^MASKLINE_PRACTICE_URL/)
  })

  test('runs at the speed that was asked for', () => {
    expect(read({}, ['--practice', '--practice-speed', '10']).practiceSpeed).toBe(10)
    expect(read({}, ['--practice-speed=0.5']).practiceSpeed).toBe(0.5)
    for (const speed of ['0', '-1', 'fast', '', '1e9']) {
      expect(refusal({}, ['--practice-speed', speed])).toMatch(/^--practice-speed must be a number/)
    }
    expect(refusal({}, ['--practice-speed'])).toMatch(/^--practice-speed must be/)
  })
})

describe('the start of the clock', () => {
  const noon = Date.UTC(2026, 3, 16, 6, 30)

  test.each(['2026-04-16T06:30:00Z', '2026-04-16T12:00:00+05:30', '2026-04-16T06:30:00.000Z'])(
    'is read from %s',
    (text) => {
      expect(read({ MASKLINE_CLOCK_START: text }, ['--practice']).clockStart).toBe(noon)
    },
  )

  test('is accepted beside a provider on this computer', () => {
    const env = { MASKLINE_CLOCK_START: '2026-04-16T06:30:00Z', EXOTEL_API_BASE_URL: 'http://localhost:9000' }
    expect(read(env).clockStart).toBe(noon)
  })

  test('is refused with a real provider, and with none', () => {
    const env = { MASKLINE_CLOCK_START: '2026-04-16T06:30:00Z' }
    expect(refusal(env)).toMatch(/^MASKLINE_CLOCK_START is accepted only in practice/)
    expect(refusal({ ...env, EXOTEL_API_BASE_URL: 'https://api.exotel.com' })).toMatch(
      /^MASKLINE_CLOCK_START/,
    )
    // A name that only begins like this computer's.
    expect(refusal({ ...env, EXOTEL_API_BASE_URL: 'https://127.0.0.1.example.org' })).toMatch(
      /^MASKLINE_CLOCK_START/,
    )
  })

  test.each(['yesterday', '12:00', '2026-13-40T00:00:00Z', '1776321000000'])('%s is no time', (text) => {
    expect(refusal({ MASKLINE_CLOCK_START: text }, ['--practice'])).toMatch(/^MASKLINE_CLOCK_START must be/)
  })
})

describe('secrets of the first run', () => {
  test('are read', () => {
    const env = {
      MASKLINE_ADMIN_PASSWORD: 'correct horse',
      MASKLINE_KEY: 'a b c',
      MASKLINE_API_KEY: 'k'.repeat(30),
    }
    expect(read(env)).toMatchObject({
      adminPassword: 'correct horse',
      passphrase: 'a b c',
      apiKey: 'k'.repeat(30),
    })
  })

  test.each([
    ['MASKLINE_ADMIN_PASSWORD', 'short'],
    ['MASKLINE_ADMIN_PASSWORD', 'your_password_here'],
    ['MASKLINE_KEY', 'change_me'],
    ['MASKLINE_API_KEY', 'with spaces in it'],
  ])('%s=%s stops the start by name', (variable, value) => {
    expect(refusal({ [variable]: value })).toMatch(new RegExp(`^${variable} `))
  })
})

test('a team store is refused until there is one', () => {
  expect(refusal({ DATABASE_URL: 'postgres://u:p@db/maskline' })).toMatch(/^DATABASE_URL .*not built yet/)
})

test('a flag nobody knows is named', () => {
  expect(refusal({}, ['--headles'])).toMatch(/^The flag --headles is unknown/)
  expect(refusal({}, ['practice'])).toMatch(/^The flag practice is unknown/)
})

describe('a backup to be restored', () => {
  test('is a name or a path, and has to be given', () => {
    expect(read({}, ['--restore', 'backup-1.sealed']).restore).toBe('backup-1.sealed')
    expect(read({}, ['--restore=/media/disk/copy.sealed', '--headless']).restore).toBe(
      '/media/disk/copy.sealed',
    )
    expect(refusal({}, ['--restore'])).toMatch(/^--restore needs /)
    expect(refusal({}, ['--restore', '--headless'])).toMatch(/^--restore needs /)
  })
})
