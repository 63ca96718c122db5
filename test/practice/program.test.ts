import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readFlags } from '../../electron/practice/practice-flags.ts'
import { tempDir } from '../support/temp-dir.ts'
import { customerEndingIn, PracticeCaller, until } from './practice-caller.ts'

const program = join(import.meta.dirname, '../../out/main/practice.js')
const children = new Set<ChildProcess>()

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

/** The program as people start it, and its output as it comes. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  let output = ''
  let problems = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    problems += String(chunk)
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output, problems }))
  const ready = until(() => /^practice ready (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output)?.[1] ?? null)
  // One that is to fail never becomes ready; its test looks at the end.
  ready.catch(() => {})
  return { child, ended, ready }
}

test('one line says where it is; asked to stop it answers, ends with 0 and writes nothing more', async () => {
  const { ended, ready } = start('--port', '0')
  const caller = new PracticeCaller({ url: await ready })
  const answer = await caller.send('/practice/stop', { method: 'POST' })
  expect(JSON.parse(answer.text)).toEqual({ stopped: true })
  expect(await ended).toMatchObject({ code: 0, output: expect.stringMatching(/^[^\n]+\n$/), problems: '' })
})

test('it ends in good order on SIGTERM', async () => {
  const { child, ended, ready } = start('--port', '0')
  await ready
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, signal: null })
})

test('killed at any instant it has lost no call that it had answered for', async () => {
  using folder = tempDir()
  const args = ['--port', '0', '--speed', '500', '--state', join(folder.path, 'state.jsonl')]
  const first = start(...args, '--clock-start', '2026-04-16T12:00:00+05:30')
  const caller = new PracticeCaller({ url: await first.ready })
  const answered: string[] = []
  const placing = Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const CustomField = `intent-${index}`
      const answer = await caller.connect(customerEndingIn('00'), { CustomField }).catch(() => null)
      if (answer?.status === 200) answered.push(CustomField)
    }),
  )
  await until(() => (answered.length > 5 ? true : null))
  first.child.kill('SIGKILL')
  await Promise.all([placing, first.ended])

  const second = start(...args)
  const again = new PracticeCaller({ url: await second.ready })
  const kept = (await again.truths()).map(({ customField }) => customField)
  expect(kept).toEqual(expect.arrayContaining(answered))
  for (const CustomField of answered) {
    expect((await again.connect(customerEndingIn('00'), { CustomField })).status).toBe(409)
  }
  const { origin } = JSON.parse((await again.send('/practice/clock')).text)
  expect(origin).toBe(Date.parse('2026-04-16T12:00:00+05:30'))
})

test('an orphan ends by itself once nobody asks it anything', async () => {
  const { ended, ready } = start('--port', '0', '--idle-exit', '0.3')
  await ready
  expect(await ended).toMatchObject({ code: 0 })
})

test('it writes its address for those who look for it, whole', async () => {
  using folder = tempDir()
  const addressFile = join(folder.path, 'stand-in.json')
  const { child, ready } = start('--port', '0', '--address-file', addressFile, '--instance', 'me')
  const url = await ready
  expect(JSON.parse(readFileSync(addressFile, 'utf8'))).toEqual({ url, instance: 'me', pid: child.pid })
})

test('what stops it from starting is one sentence and an exit code of its own', async () => {
  using folder = tempDir()
  const state = join(folder.path, 'state.jsonl')
  const first = start('--port', '0', '--state', state)
  const port = new URL(await first.ready).port
  const sameState = await start('--port', '0', '--state', state).ended
  expect([sameState.code, sameState.problems]).toEqual([
    3,
    expect.stringMatching(/^Practice cannot start: Another practice provider is using [^\n]+\n$/),
  ])
  expect((await start('--port', port).ended).code).toBe(5)
  const flag = await start('--speed', 'fast').ended
  expect([flag.code, flag.problems]).toEqual([2, 'Practice cannot start: --speed cannot be "fast"\n'])
})

test.each([
  ['--port', '70000'],
  ['--port', ''],
  ['--seed', '1.5'],
  ['--speed', '0.5'],
  ['--clock-start', '2026-04-16T10:00:00'],
  ['--clock-start', 'noon'],
  ['--idle-exit', '-1'],
  ['--sped', '2'],
])('%s %s is refused, by its name', (flag, value) => {
  expect(readFlags([flag, value])).toMatchObject({ ok: false, problem: expect.stringContaining(flag) })
})
