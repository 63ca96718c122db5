import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { HeadlessProcess } from './headless-process.ts'

const starter = join(import.meta.dirname, '..', '..', 'electron', 'start.ts')

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

test('an unknown flag is refused before anything is built or started', async () => {
  await using program = start({}, ['--windowed'])
  expect((await program.ended).code).toBe(1)
  expect(program.stderr).toMatch(/^maskline: The flag --windowed is unknown[^\n]*\n$/)
  expect(program.stdout).toBe('')
})
