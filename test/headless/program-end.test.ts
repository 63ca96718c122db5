import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { HeadlessProcess } from './headless-process.ts'

let home: ReturnType<typeof tempDir>

beforeEach(() => {
  home = tempDir()
})

afterEach(() => home[Symbol.dispose]())

function start(misbehaviour: string): HeadlessProcess {
  const env = { MASKLINE_HOME: home.path, MASKLINE_CONSOLE_PORT: '0', FAKE_DESK: misbehaviour }
  return new HeadlessProcess(env, [], join(import.meta.dirname, 'run-fake-desk.ts'))
}

const log = () => readFileSync(join(home.path, 'logs', 'maskline.log'), 'utf8')

test('a refusal is one line, whatever its sentence looks like', async () => {
  await using program = start('refuses')
  expect((await program.ended).code).toBe(1)
  expect(program.stderr).toBe('maskline: The store is held by process 42.\n')
  expect(program.stdout).toBe('')
})

test('a bug while opening is one line that says nothing of itself; the log has the cause', async () => {
  await using program = start('breaks-opening')
  expect((await program.ended).code).toBe(1)
  expect(program.stderr).toMatch(/^maskline: Something broke[^\n]*\n$/)
  expect(program.stderr).not.toContain('bug')
  expect(log()).toContain('a bug in opening')
})

test.each(['throws-later', 'rejects-later'])(
  'an error that nobody caught (%s) is logged, the desk saved, exit 1',
  async (how) => {
    await using program = start(how)
    expect((await program.ended).code).toBe(1)
    expect(program.stdout).toMatch(/^maskline ready .*\ndisposed\n$/)
    expect(program.stderr).toMatch(/^maskline: Something broke[^\n]*\n$/)
    expect(log()).toContain('a bug at work')
  },
)

test.skipIf(process.platform === 'win32')(
  'a desk that does not stop cleanly is told by the exit code',
  async () => {
    await using program = start('fails-to-stop')
    await program.ready()
    expect((await program.stop()).code).toBe(1)
    expect(log()).toContain('cannot stop')
  },
)

test.skipIf(process.platform === 'win32')('a start that takes for ever can be stopped', async () => {
  await using program = start('never-opens')
  await vi.waitFor(() => expect(program.stdout).toBe('opening\n'), { timeout: 30_000 })
  expect((await program.stop()).code).toBe(0)
  expect(program.stdout).toBe('opening\n')
})
