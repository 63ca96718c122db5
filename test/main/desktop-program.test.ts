import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const program = join(import.meta.dirname, '..', '..', 'out', 'main', 'index.js')
const hooks = pathToFileURL(join(import.meta.dirname, 'stand-in-hooks.ts')).href

let home: ReturnType<typeof tempDir>

beforeEach(() => {
  home = tempDir()
})

afterEach(() => home[Symbol.dispose]())

type Run = { readonly code: number | null; readonly lines: readonly string[]; readonly stderr: string }

/** Runs the built desktop program to its end around the stand-in for Electron. */
async function run(env: Record<string, string> = {}, args: readonly string[] = []): Promise<Run> {
  const child = spawn(process.execPath, ['--import', hooks, program, ...args], {
    env: { PATH: process.env.PATH, MASKLINE_HOME: home.path, MASKLINE_LISTENER_PORT: '0', ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, lines: stdout.trimEnd().split('\n'), stderr }
}

test('the desktop starts, answers its page and ends in the one right order', async () => {
  const { code, lines, stderr } = await run()
  expect(stderr).toBe('')
  expect(lines.map((line) => line.replace(/^reply .*/, 'reply'))).toEqual([
    'app id in.maskline.console',
    'sandbox',
    'scheme declared',
    // The folder first: the lock belongs to it.
    'path userData desktop',
    'path sessionData desktop',
    'path crashDumps crashes',
    'path logs logs',
    'lock',
    // Ready from here on.
    'permissions',
    'scheme app',
    'menu',
    'tray offline.png',
    'links maskline',
    'window sandboxed',
    'load app://maskline/',
    'show',
    'reply',
    // The core is stopped between these two.
    'quit held',
    'window destroyed',
    'quit',
    'exit 0',
  ])
  const reply: unknown = JSON.parse(lines.find((line) => line.startsWith('reply '))?.slice(6) ?? '')
  expect(reply).toMatchObject({ ok: true, value: { needsAdmin: true } })
  expect(code).toBe(0)
  expect(readdirSync(home.path)).toEqual(expect.arrayContaining(['desktop', 'logs', 'store']))
})

test('a link that starts the console waits for somebody who signs in', async () => {
  const { lines, code } = await run({ SIGN_UP: '1' }, ['maskline://booking/gone', '--practice-speed=2'])
  expect(code).toBe(0)
  const arrivals = lines.find((line) => line.startsWith('arrivals '))?.slice(9) ?? ''
  expect(JSON.parse(arrivals)).toEqual({ ok: true, value: [{ kind: 'no-such-booking' }] })
})

test('a link that comes while it runs brings the window to the front', async () => {
  const { lines } = await run({ SIGN_UP: '1', SECOND_LINK: 'tel:*21*1%23' })
  expect(lines.slice(lines.indexOf('second instance'))).toEqual(
    expect.arrayContaining(['show', 'focus', expect.stringContaining('"link-refused"')]),
  )
})

test('a second instance leaves at once and touches nothing', async () => {
  const { code, lines } = await run({ SECOND_INSTANCE: '1' })
  expect(code).toBe(0)
  expect(lines.at(-3)).toBe('lock')
  expect(existsSync(join(home.path, 'store'))).toBe(false)
})

test('a wrong configuration is told in a box and on one line, before anything is touched', async () => {
  const { code, lines, stderr } = await run({ EXOTEL_API_KEY: 'your_exotel_api_key' })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^maskline: EXOTEL_API_KEY is a placeholder[^\n]*\n$/)
  expect(lines.slice(-2)).toEqual([stderr.replace('maskline: ', 'box ').trimEnd(), 'exit 1'])
  expect(readdirSync(home.path)).toEqual([])
})

test('a data folder that a headless console holds is told with its holder, and left to it', async () => {
  const env = { MASKLINE_HOME: home.path, MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }
  await using headless = new HeadlessProcess(env)
  const { listener } = await headless.ready()
  const { code, lines, stderr } = await run()
  expect(code).toBe(1)
  expect(stderr).toContain(String(headless.child.pid))
  expect(lines).not.toContain('window sandboxed')
  expect((await fetch(`${listener}/health`)).status).toBe(200)
})
