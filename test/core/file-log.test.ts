import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFileLog, type FileLog } from '../../electron/core/file-log.ts'
import { maskNumbers } from '../../electron/core/file-log-redaction.ts'
import type { LogFields } from '../../electron/core/ports.ts'
import { tempDir } from '../support/temp-dir.ts'

let folder: ReturnType<typeof tempDir>
let log: FileLog

beforeEach(() => {
  folder = tempDir()
  log = openLog()
})

afterEach(async () => {
  await log.dispose()
  folder[Symbol.dispose]()
})

const file = () => join(folder.path, 'maskline.log')

function openLog(options: { bytes?: number; files?: number; wallNow?: () => number } = {}): FileLog {
  return createFileLog({
    folder: folder.path,
    level: 'info',
    rotate: { bytes: options.bytes ?? 1_000_000, files: options.files ?? 5 },
    secrets: ['s3cr3t-of-the-desk', 'p@ss/word+1'],
    wallNow: options.wallNow ?? (() => Date.UTC(2026, 3, 16, 6, 30)),
  })
}

async function written(message: string, fields?: LogFields): Promise<string> {
  log.info('calls', message, fields)
  await log.dispose()
  return readFileSync(file(), 'utf8')
}

describe('the file', () => {
  test('holds one line of JSON per event', async () => {
    const text = await written('Placed', { callId: 'call_1', attempt: 2 })
    expect(text.endsWith('\n')).toBe(true)
    expect(JSON.parse(text)).toEqual({
      level: 'info',
      time: '2026-04-16T06:30:00.000Z',
      room: 'calls',
      message: 'Placed',
      fields: { callId: 'call_1', attempt: 2 },
    })
  })

  test('leaves out what lies below its level', async () => {
    log.debug('calls', 'quiet')
    expect(await written('loud')).not.toContain('quiet')
  })

  test('cannot be forged by a line break or by a field', async () => {
    const text = await written('one\n{"level":"error"}', { level: 'error', time: 'never', room: 'else' })
    expect(text.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(text)).toMatchObject({ level: 'info', room: 'calls' })
  })

  test('is put aside at its size, and the oldest goes', async () => {
    await log.dispose()
    log = openLog({ bytes: 2000, files: 3 })
    for (let line = 0; line < 200; line += 1) log.info('calls', `line ${line} ${'x'.repeat(100)}`)
    await log.dispose()
    const files = readdirSync(folder.path)
    expect(files.toSorted()).toEqual(['maskline.log', 'maskline.log.1', 'maskline.log.2'])
    for (const file of files) expect(statSync(join(folder.path, file)).size).toBeLessThan(2500)
    const text = files.map((file) => readFileSync(join(folder.path, file), 'utf8')).join('')
    expect(text).toContain('line 199')
    expect(text).not.toContain('line 3 ')
  })

  test.skipIf(process.platform === 'win32')('is readable by its owner only', async () => {
    await written('x')
    expect(statSync(file()).mode & 0o077).toBe(0)
  })

  test('can be disposed of twice, and lines after that are dropped', async () => {
    await log.dispose()
    await log.dispose()
    log.info('calls', 'too late')
    expect(readFileSync(file(), 'utf8')).toBe('')
  })

  test('that cannot be written loses lines, not the console, and is tried again after a while', async () => {
    await log.dispose()
    rmSync(file())
    mkdirSync(file())
    let now = 0
    log = openLog({ wallNow: () => now })
    log.info('calls', 'lost')
    // Lets the failure be noticed; lines until then are lost too.
    await vi.waitFor(() => {
      now += 10_000
      log.info('calls', 'lost')
      expect(now).toBeGreaterThan(100_000)
    })
    rmSync(file(), { recursive: true })
    await vi.waitFor(() => {
      now += 30_000
      log.info('calls', 'found')
      expect(readFileSync(file(), 'utf8')).toContain('found')
    })
  })
})

const spellings = [
  '9876543210',
  '09876543210',
  '+919876543210',
  '+91 98765 43210',
  '+91-98765-43210',
  '0 98765 43210',
  '098765-43210',
  '(0) 98765.43210',
  '98 76 54 32 10',
  '9-8-7-6-5-4-3-2-1-0',
  '98765\u00a043210',
  '98765\u200b43210',
  '98765\u201143210',
  '98765_43210',
  '९८७६५४३२१०',
  '９８７６５４３２１０',
  '%2B919876543210',
  '%2B91%2098765%2043210',
  'From=09876543210&To=08047359907',
  'tel:+919876543210',
  'x9876543210y',
  '2026-04-16 9876543210',
  '"9876543210"',
  '{"From":"09876543210"}',
]

/** The digits of a text, whatever script they are in. */
function digitsOf(text: string): string {
  return (text.match(/\p{Nd}/gu) ?? []).map((digit) => digit.normalize('NFKD')).join('')
}

function expectNoNumber(text: string): void {
  expect(digitsOf(text.replaceAll('2026-04-16', ''))).not.toContain('98765')
  expect(text).not.toMatch(/[९９]\p{Nd}{4}/u)
  expect(text).not.toMatch(/98\D{0,3}76\D{0,3}54/)
}

describe('phone numbers', () => {
  test.each(spellings)('%s keeps its last four digits in a message', async (number) => {
    const text = await written(`Dialled ${number} twice`)
    expectNoNumber(text)
    expect(text).toContain('••••')
  })

  test.each(spellings)('%s is masked in nested fields, keys, errors and their causes', async (number) => {
    const deepest = new Error(`refused ${number}`)
    const cause = new Error('outer', {
      cause: new AggregateError([deepest], `many ${number}`, { cause: number }),
    })
    const text = await written('x', {
      list: [{ deep: { deeper: [number] } }],
      map: new Map([[number, number]]),
      set: new Set([number]),
      [number]: true,
      cause,
    })
    expectNoNumber(text)
  })

  test('are masked where they are kept as numbers', async () => {
    const text = await written('x', { value: 9876543210, long: 919876543210n, list: [919876543210] })
    expectNoNumber(text)
  })

  test('are masked in fields that say so, however short', async () => {
    const text = await written('x', { from: '98765', phoneNumber: 98765, to: '2376543' })
    expect(text).not.toContain('98765')
    expect(text).not.toContain('2376543')
  })

  test('are masked in stacks', async () => {
    const cause = new Error('fine')
    cause.stack = 'Error: fine\n    at dial (/srv/9876543210.js:1:1)'
    expectNoNumber(await written('x', { cause }))
  })

  test('are not left half behind where a text is cut', async () => {
    for (let offset = 0; offset < 14; offset += 1) {
      expect(await cutAt(offset)).not.toContain('9876')
    }
  })

  async function cutAt(offset: number): Promise<string> {
    await log.dispose()
    log = openLog()
    return written(`${'word '.repeat(800).slice(0, 3999 - offset)} 9876543210 ${'tail '.repeat(2000)}`)
  }

  test('in any spelling lose all but four digits', () => {
    const separator = fc.constantFrom('', '', '', ' ', '-', '.', ' - ', ')', '\u2013', '\u00a0', '%20')
    const number = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator), { minLength: 10, maxLength: 13 })
      .filter((digits) => !/^(19|20)/.test(digits.map(([digit]) => digit).join('')))
    fc.assert(
      fc.property(number, fc.constantFrom('', 'to ', '+', '=', '"'), (digits, before) => {
        const text = digits.map(([digit, between]) => `${digit}${between}`).join('')
        const masked = maskNumbers(`${before}${text} end`)
        expect(masked.replaceAll(/%20/g, '').match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('what is no number stays', () => {
  test.each([
    'call_7h2kq0x3m5v8w1p4t6z9',
    'c5797dcbaaeed7678c4062a4a3ed2f8a',
    'a1234567890b1234567890c123456789',
    'http://127.0.0.1:4780/rpc',
    'from 192.168.100.200 port 51234',
    'took 1234 ms, 56 rows',
    '2026-04-16T06:30:00.000Z',
    '2026-04-16',
    '•••• 3210',
  ])('%s', async (text) => {
    expect(JSON.parse(await written(text))).toMatchObject({ message: text })
  })

  test('instants, counts and flags', async () => {
    const fields = {
      at: 1_776_321_000_000,
      from: 1_776_321_000_000,
      count: 4812,
      ratio: 0.123456789,
      on: true,
      none: null,
    }
    expect(JSON.parse(await written('x', fields))).toMatchObject({ fields })
  })
})

describe('credentials', () => {
  const secret = 'Zm9vYmFy-7c9e'

  test.each([
    `Authorization: Basic ${secret}`,
    `authorization=Bearer ${secret}`,
    `sent Bearer ${secret} along`,
    `https://key:${secret}@api.exotel.com/v1/Accounts/x`,
    `https://${secret}@api.exotel.com/`,
    `GET /hooks/${secret}/exotel/call`,
    `https://calls.example.org/hooks/${secret}/exotel/call?CallSid=1`,
    `/files/recording/1?ticket=${secret}`,
    `https://x.example/a?b=1&c=${secret}#d`,
    `https://x.example/#access=${secret}`,
    `{"api_token":"${secret}"}`,
    `{"password": "two words ${secret}"}`,
    `apiKey: ${secret}`,
    `X-Webhook-Token: ${secret}`,
    `postgres://user:${secret}@db/maskline`,
    's3cr3t-of-the-desk',
    'key=p@ss/word+1',
    'key p%40ss%2Fword%2B1',
  ])('%s is hidden in a message, a field and an error', async (text) => {
    const all = await written(text, { note: text, cause: new Error(text, { cause: { text } }) })
    for (const hidden of [secret, 's3cr3t-of-the-desk', 'p@ss/word', 'p%40ss'])
      expect(all).not.toContain(hidden)
  })

  test('are hidden by the name of their field, at any depth', async () => {
    const names = [
      'password',
      'apiToken',
      'Authorization',
      'cookie',
      'hookToken',
      'clientSecret',
      'ticket',
      'API-Key',
    ]
    const fields = Object.fromEntries(names.map((name) => [name, { inner: secret }]))
    expect(await written('x', { headers: fields, list: [fields], token: secret })).not.toContain(secret)
  })

  test('do not ride along on the errors of an HTTP client', async () => {
    const error = Object.assign(new Error('Request failed'), {
      code: 'ERR_BAD_REQUEST',
      config: { auth: { username: 'key', password: secret }, data: 'From=09876543210' },
      request: { header: secret },
      toJSON: () => ({ config: secret }),
    })
    const text = await written('x', { cause: error })
    expect(text).not.toContain(secret)
    expect(text).toContain('ERR_BAD_REQUEST')
  })
})

describe('odd values', () => {
  test('are logged in some form and never throw', async () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    const failing = Object.defineProperty({}, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), 'bottom')
    const text = await written('x', {
      circular,
      failing,
      deep,
      symbol: Symbol('s'),
      call: () => {},
      missing: undefined,
      bytes: new Uint8Array(3),
      date: new Date(Number.NaN),
      url: new URL('https://x.example/?q=1'),
      nothing: Object.create(null),
      proxy: new Proxy({}, { ownKeys: () => [] }),
    })
    expect(JSON.parse(text)).toMatchObject({
      fields: { circular: { self: '[circular]' }, bytes: '[3 bytes]' },
    })
    expect(text).not.toContain('bottom')
  })
})
