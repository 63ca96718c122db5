import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createDetachedSpawn } from '../../electron/headless/spawn-detached.ts'
import { tempDir } from '../support/temp-dir.ts'
import { MemoryLog } from './fake-desk.ts'
import { HeadlessProcess } from './headless-process.ts'

/** A program that writes down its environment and its arguments, and stays. */
const note = `
  import { writeFileSync, renameSync } from 'node:fs'
  const [, , file, ...args] = process.argv
  writeFileSync(file + '.new', JSON.stringify({ pid: process.pid, env: process.env, args }))
  renameSync(file + '.new', file)
  setInterval(() => {}, 1000)
`

type Note = { pid: number; env: Record<string, string>; args: string[] }

async function readNote(file: string): Promise<Note> {
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 30_000 })
  return JSON.parse(readFileSync(file, 'utf8'))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a program beside the console gets its arguments and none of the configuration, and can be stopped', async () => {
  using folder = tempDir()
  const file = join(folder.path, 'note.json')
  writeFileSync(join(folder.path, 'note.mjs'), note)
  const env = {
    PATH: process.env.PATH,
    LANG: 'en',
    MASKLINE_KEY: 'k',
    EXOTEL_API_TOKEN: 't',
    NERVE_SYSTEM_URL: 'u',
  }
  const program = createDetachedSpawn(env, new MemoryLog())(join(folder.path, 'note.mjs'), [
    file,
    '--port',
    '0',
  ])
  const { env: childEnv, args } = await readNote(file)
  expect(args).toEqual(['--port', '0'])
  expect(Object.keys(childEnv).filter((name) => /^(MASKLINE|EXOTEL|NERVE)_/.test(name))).toEqual([])
  expect(childEnv.LANG).toBe('en')
  program.stop()
  expect(await program.ended).toBeNull()
})

test('its end is told with its exit code', async () => {
  using folder = tempDir()
  writeFileSync(join(folder.path, 'leave.mjs'), 'process.exitCode = 7')
  const spawn = createDetachedSpawn({ PATH: process.env.PATH }, new MemoryLog())
  expect(await spawn(join(folder.path, 'leave.mjs'), []).ended).toBe(7)
})

test.skipIf(process.platform === 'win32')('it survives the console being killed', async () => {
  using folder = tempDir()
  const file = join(folder.path, 'note.json')
  writeFileSync(join(folder.path, 'note.mjs'), note)
  const module = join(import.meta.dirname, '..', '..', 'electron', 'headless', 'spawn-detached.ts')
  writeFileSync(
    join(folder.path, 'console.mjs'),
    `import { createDetachedSpawn } from ${JSON.stringify(module)}
     createDetachedSpawn(process.env, console)(${JSON.stringify(join(folder.path, 'note.mjs'))}, [${JSON.stringify(file)}])
     setInterval(() => {}, 1000)`,
  )
  await using parent = new HeadlessProcess({}, [], join(folder.path, 'console.mjs'))
  const { pid } = await readNote(file)
  await parent.stop('SIGKILL')
  expect(isAlive(pid)).toBe(true)
  process.kill(pid, 'SIGKILL')
})
