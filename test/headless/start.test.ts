import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { HeadlessProcess } from './headless-process.ts'

const root = join(import.meta.dirname, '..', '..')
const starter = join(root, 'electron', 'start.ts')

let home: ReturnType<typeof tempDir>

beforeEach(() => {
  home = tempDir()
})

afterEach(() => home[Symbol.dispose]())

function start(env: Record<string, string>, args: readonly string[]): HeadlessProcess {
  const own = { MASKLINE_HOME: home.path, MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }
  return new HeadlessProcess({ ...own, ...env }, args, starter)
}

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('becomes the headless console, so that a signal reaches it', async () => {
    await using program = start({}, ['--headless'])
    const { console: url = '' } = await program.ready()
    expect((await fetch(url)).status).toBe(200)
    expect(await program.stop()).toEqual({ code: 0, signal: null })
    expect(program.stderr).toBe('')
  })

  test.skipIf(process.platform !== 'linux')(
    'serves a browser where there is no display, and says so in one line',
    async () => {
      await using program = start({}, [])
      await program.ready()
      expect((await program.stop()).code).toBe(0)
      expect(program.stderr).toBe('maskline: there is no display, so the console is served to a browser.\n')
    },
  )

  test('hands its arguments on, and with them the refusals', async () => {
    await using program = start({ EXOTEL_API_BASE_URL: 'http://127.0.0.1:1' }, ['--headless', '--practice'])
    expect((await program.ended).code).toBe(1)
    expect(program.stderr).toMatch(/^maskline: EXOTEL_API_BASE_URL [^\n]+\n$/)
  })
})

describe.skipIf(process.platform === 'win32')('npm start as it is typed', () => {
  test('is one process below npm, which a signal to npm ends cleanly', async () => {
    const env = { MASKLINE_HOME: home.path, MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }
    const npm = spawn('npm', ['start', '--silent', '--', '--headless'], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    const ended = new Promise<number | null>((resolve) => npm.once('close', resolve))
    const ready = Promise.withResolvers<string>()
    npm.stdout.on('data', (chunk) => {
      const url = /console=(\S+)/.exec(String(chunk))?.[1]
      if (url !== undefined) ready.resolve(url)
    })
    void ended.then(() => ready.reject(new Error('npm start ended before it was ready')))
    try {
      const url = await ready.promise
      // Only Linux shows who runs below whom without another program: there the shell has become ours.
      if (process.platform === 'linux') {
        expect(childrenOf(npm.pid).map(programOf)).toEqual([expect.stringMatching(/headless\.js/)])
      }
      npm.kill('SIGTERM')
      await ended
      await expect(fetch(url)).rejects.toThrow()
    } finally {
      for (const pid of descendantsOf(npm.pid)) process.kill(pid, 'SIGKILL')
    }
  })
})

test('npm start is understood by the shell of this system', async () => {
  const npm = spawn('npm start --silent -- --help', { cwd: root, shell: true })
  let stdout = ''
  npm.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  expect(await new Promise((resolve) => npm.once('close', resolve))).toBe(0)
  expect(stdout).toMatch(/^Usage: npm start/)
})

test('the word that POSIX shells know is a program for the shell of Windows', async () => {
  const word = join(root, 'node_modules/exec-word/exec.js')
  const program = spawn(process.execPath, [word, 'node', '-p', 'process.argv.slice(1)', '--', 'a b'])
  let stdout = ''
  program.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  expect(await new Promise((resolve) => program.once('close', resolve))).toBe(0)
  expect(stdout).toBe("[ 'a b' ]\n")

  const failing = spawn(process.execPath, [word, 'node', '-e', 'process.exit(3)'])
  expect(await new Promise((resolve) => failing.once('close', resolve))).toBe(3)
})

test('an unknown flag is refused before anything is built or started', async () => {
  await using program = start({}, ['--windowed'])
  expect((await program.ended).code).toBe(1)
  expect(program.stderr).toMatch(/^maskline: The flag --windowed is unknown[^\n]*\n$/)
  expect(program.stdout).toBe('')
})

function childrenOf(pid: number | undefined): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

function descendantsOf(pid: number | undefined): number[] {
  return childrenOf(pid).flatMap((child) => [...descendantsOf(child), child])
}

function programOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}
