import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestStore } from '../core/webhook/open-test-store.ts'
import { tempDir } from '../support/temp-dir.ts'
import { HeadlessProcess } from './headless-process.ts'

let home: ReturnType<typeof tempDir>

beforeEach(() => {
  home = tempDir()
})

afterEach(() => home[Symbol.dispose]())

const anyPorts = { MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }

function start(env: Record<string, string> = {}, args: readonly string[] = []): HeadlessProcess {
  return new HeadlessProcess({ MASKLINE_HOME: home.path, ...anyPorts, ...env }, args)
}

/** What a refused start printed; it has to be one line on standard error, and nothing else anywhere. */
async function refusal(env: Record<string, string>, args: readonly string[] = []): Promise<string> {
  await using program = start(env, args)
  expect(await program.ended).toEqual({ code: 1, signal: null })
  expect(program.stdout).toBe('')
  expect(program.stderr).toMatch(/^maskline: [^\n]+\n$/)
  return program.stderr
}

async function takenPort(): Promise<{ port: string } & AsyncDisposable> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo
  return {
    port: String(port),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

describe('a start', () => {
  test('tells in one line where both servers accept connections, and nothing more', async () => {
    await using program = start()
    const { console: consoleUrl, listener, practice } = await program.ready()
    expect(program.stdout).toMatch(
      /^maskline ready console=http:\/\/127\.0\.0\.1:\d+ listener=http:\/\/127\.0\.0\.1:\d+\n$/,
    )
    expect(practice).toBeUndefined()
    expect((await fetch(`${consoleUrl}/`)).status).toBe(200)
    expect(await (await fetch(`${listener}/health`)).json()).toEqual({ status: 'ok' })
    expect(await program.stop()).toEqual({ code: 0, signal: null })
    expect(program.stderr).toBe('')
  })

  test('serves the console: its pages, its requests, its refusals', async () => {
    await using program = start()
    const { console: url = '' } = await program.ready()

    const page = await fetch(url)
    const policy = page.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    const text = await page.text()
    expect(policy).toMatch(/^default-src 'none'/)
    expect(text).toContain(nonce)
    expect(text).not.toContain('__CSP_NONCE__')

    const state = await fetch(`${url}/rpc/setup.state`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(await state.json()).toMatchObject({ ok: true, value: { needsAdmin: true } })
    expect((await fetch(`${url}/events`)).status).toBe(401)
    expect(
      (await fetch(`${url}/rpc/setup.state`, { method: 'POST', headers: { Origin: 'http://evil' } })).status,
    ).toBe(403)
  })

  test('with the help flag explains itself and leaves', async () => {
    await using program = start({}, ['--help'])
    expect((await program.ended).code).toBe(0)
    expect(program.stdout).toContain('--practice-speed N')
    expect(readdirSync(home.path)).toEqual([])
  })

  test('works from wherever the built files were moved to', async () => {
    using moved = tempDir()
    const root = join(import.meta.dirname, '..', '..')
    cpSync(join(root, 'out'), join(moved.path, 'app', 'out'), { recursive: true })
    cpSync(join(root, 'package.json'), join(moved.path, 'app', 'package.json'))
    symlinkSync(join(root, 'node_modules'), join(moved.path, 'app', 'node_modules'), 'junction')
    const programFile = join(moved.path, 'app', 'out', 'main', 'headless.js')
    await using program = new HeadlessProcess({ MASKLINE_HOME: home.path, ...anyPorts }, [], programFile)
    const { console: url = '' } = await program.ready()
    expect((await fetch(url)).status).toBe(200)
    expect((await program.stop()).code).toBe(0)
  })
})

describe('in practice', () => {
  test('the ready line names the stand-in, which stops with the console', async () => {
    await using program = start({ MASKLINE_PRACTICE: '1' })
    const { practice = '' } = await program.ready()
    expect(practice).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(new URL((await fetch(practice)).url).origin).toBe(practice)
    expect(await program.stop()).toEqual({ code: 0, signal: null })
    await expect(fetch(practice)).rejects.toThrow()
    expect(existsSync(join(home.path, 'practice'))).toBe(true)
  })
})

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly, even sent twice', async (signal) => {
    await using program = start()
    await program.ready()
    program.child.kill(signal)
    expect(await program.stop(signal)).toEqual({ code: 0, signal: null })
    expect(program.stderr).toBe('')
  })

  test('stops it while a window listens', async () => {
    await using program = start({ MASKLINE_ADMIN_PASSWORD: 'correct horse' })
    const { console: url = '' } = await program.ready()
    const signIn = await fetch(`${url}/rpc/session.sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signInName: 'admin', password: 'correct horse' }),
    })
    const reply = (await signIn.json()) as { value: { token: string } }
    const events = await fetch(`${url}/events`, { headers: { Authorization: `Bearer ${reply.value.token}` } })
    expect(events.status).toBe(200)
    expect((await program.stop()).code).toBe(0)
    // Ended, not broken off.
    expect(await events.text()).toMatch(/^\n/)
    // Only tests have guesses for less.
    const store = await openTestStore(home.path)
    const users = await store.read.selectFrom('user').select('password_hash').execute()
    await store.dispose()
    expect(users.map(({ password_hash: hash }) => hash.split('$').slice(0, 4))).toEqual([
      ['scrypt', '131072', '8', '1'],
    ])
  })
})

describe('a start is refused in one line', () => {
  test.each([
    [{ EXOTEL_API_KEY: 'your_exotel_api_key' }, /EXOTEL_API_KEY is a placeholder/],
    [{ DATABASE_URL: 'postgres://db/maskline' }, /DATABASE_URL.*not built yet/],
    [{ MASKLINE_PRACTICE: '1', EXOTEL_API_BASE_URL: 'http://127.0.0.1:1' }, /EXOTEL_API_BASE_URL/],
  ])('with %j, and nothing is written', async (env: Record<string, string>, line) => {
    expect(await refusal(env)).toMatch(line)
    expect(readdirSync(home.path)).toEqual([])
  })

  test('with a flag nobody knows', async () => {
    expect(await refusal({}, ['--headles'])).toMatch(/--headles is unknown/)
    expect(await refusal({}, ['--restore', 'mine.sealed'])).toMatch(/There is no backup mine\.sealed in /)
  })

  test.each(['MASKLINE_CONSOLE_PORT', 'MASKLINE_LISTENER_PORT'])(
    'when the port of %s is taken',
    async (variable) => {
      await using taken = await takenPort()
      const line = await refusal({ [variable]: taken.port })
      expect(line).toContain(taken.port)
      expect(line).toContain(variable)
    },
  )

  test('when another one holds the data folder, which it names', async () => {
    await using first = start()
    await first.ready()
    const line = await refusal({})
    expect(line).toContain(String(first.child.pid))
    expect((await first.stop()).code).toBe(0)
  })

  test.skipIf(process.platform === 'win32')('when the data folder cannot be', async () => {
    expect(await refusal({ MASKLINE_HOME: '/dev/null/desk' })).toMatch(/MASKLINE_HOME/)
  })

  test('and none of them writes a secret anywhere', async () => {
    await refusal({ EXOTEL_API_TOKEN: 'a-secret-of-mine', MASKLINE_LISTENER_PORT: 'x' })
    await using program = start({
      EXOTEL_API_TOKEN: 'a-secret-of-mine',
      MASKLINE_KEY: 'a passphrase of mine',
    })
    await program.ready()
    await program.stop()
    const log = readFileSync(join(home.path, 'logs', 'maskline.log'), 'utf8')
    expect(log + program.stderr + program.stdout).not.toMatch(/of-mine|of mine/)
  })
})

test.skipIf(process.platform === 'win32')(
  'a console that was killed leaves nothing to clean up',
  async () => {
    await using first = start()
    await first.ready()
    await first.stop('SIGKILL')
    await using second = start()
    await second.ready()
    expect((await second.stop()).code).toBe(0)
  },
)
