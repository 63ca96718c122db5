import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SpawnedProgram } from '../../../electron/core/console-types.ts'
import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from '../../../electron/core/practising/start-practice.ts'
import { StartupError } from '../../../electron/core/startup-error.ts'
import { SystemClock } from '../../../electron/core/system-clock.ts'
import { createDetachedSpawn } from '../../../electron/headless/spawn-detached.ts'
import { customerEndingIn, PracticeCaller, until } from '../../practice/practice-caller.ts'
import { startStandIn } from '../../support/practice.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'

const program = join(import.meta.dirname, '../../../out/main/practice.js')
const clockStart = Date.parse('2026-04-16T12:00:00+05:30')

let folder: ReturnType<typeof tempDir>
let started: SpawnedProgram[]
let log: QuietLog

beforeEach(() => {
  folder = tempDir()
  started = []
  log = new QuietLog()
})

afterEach(async () => {
  for (const { stop, ended } of started) {
    stop()
    await ended
  }
  folder[Symbol.dispose]()
})

/** Starts practice as a host would, with the real program, and remembers what was spawned. */
function start(options: Partial<PracticeOptions> = {}): Promise<Practice> {
  const spawn = createDetachedSpawn(process.env, log)
  return startPractice({
    folder: join(folder.path, 'practice'),
    program,
    spawn: (path, args) => {
      const spawned = spawn(path, args)
      started.push(spawned)
      return spawned
    },
    url: null,
    speed: 100,
    clockStart,
    log,
    ...options,
  })
}

function address(): { url: string; instance: string; pid: number } {
  return JSON.parse(readFileSync(join(folder.path, 'practice/stand-in.json'), 'utf8'))
}

const callerOf = (practice: Practice) => new PracticeCaller({ url: practice.baseUrl })

test('a fresh practice has an address, a desk and a clock that begins where it should', async () => {
  const practice = await start()
  expect(practice.clockOrigin).toMatchObject({ origin: clockStart, speed: 100 })
  expect(new SystemClock(practice.clockOrigin).now()).toBeGreaterThanOrEqual(clockStart)
  const desk = await practice.desk()
  expect(desk.bookings.length).toBeGreaterThan(170)
  expect((await callerOf(practice).get('Balance.json')).status).toBe(200)
  await practice.dispose()
  await practice.dispose()
  expect(await started[0]?.ended).toBe(0)
})

test('a console that comes back finds the stand-in of the one that was killed, and starts none', async () => {
  const killed = await start()
  await callerOf(killed).connect(customerEndingIn('00'), { CustomField: 'kept' })
  const back = await start()
  expect(started).toHaveLength(1)
  expect([back.baseUrl, back.clockOrigin]).toEqual([killed.baseUrl, killed.clockOrigin])
  expect(await callerOf(back).truths()).toMatchObject([{ customField: 'kept' }])
  await back.dispose()
  expect(await started[0]?.ended).toBe(0)
  await killed.dispose()
})

test('after both were killed a new stand-in goes on over the same list, at the same address and time', async () => {
  const killed = await start()
  await callerOf(killed).connect(customerEndingIn('00'), { CustomField: 'kept' })
  process.kill(address().pid, 'SIGKILL')
  await started[0]?.ended
  const back = await start()
  expect(started).toHaveLength(2)
  expect([back.baseUrl, back.clockOrigin]).toEqual([killed.baseUrl, killed.clockOrigin])
  expect((await callerOf(back).connect(customerEndingIn('00'), { CustomField: 'kept' })).status).toBe(409)
  await back.dispose()
  await killed.dispose()
})

test('somebody else at the old address is left alone', async () => {
  const first = await start()
  await first.dispose()
  await started[0]?.ended
  const stranger = await startStandIn({ port: Number(new URL(first.baseUrl).port) })
  try {
    const second = await start()
    expect(second.baseUrl).not.toBe(stranger.url)
    await second.dispose()
    expect((await new PracticeCaller(stranger).send('/practice/clock')).status).toBe(200)
  } finally {
    await stranger.dispose()
  }
})

test('another speed begins the survivor anew, over the same list, without turning the clock back', async () => {
  const slow = await start({ speed: 1 })
  await callerOf(slow).connect(customerEndingIn('00'), { CustomField: 'kept' })
  const fast = await start({ speed: 50 })
  expect(fast.clockOrigin.speed).toBe(50)
  expect(fast.clockOrigin.origin).toBeGreaterThanOrEqual(clockStart)
  expect(await callerOf(fast).truths()).toMatchObject([{ customField: 'kept' }])
  await fast.dispose()
  await slow.dispose()
})

test('a stand-in that dies under a living console is started again, and the clock goes on', async () => {
  const practice = await start({ watchEveryMs: 50 })
  await callerOf(practice).connect(customerEndingIn('00'), { CustomField: 'kept' })
  const { pid } = address()
  process.kill(pid, 'SIGTERM')
  await started[0]?.ended
  const truths = await until(async () => {
    try {
      return await callerOf(practice).truths()
    } catch {
      return null
    }
  })
  expect(truths).toMatchObject([{ customField: 'kept' }])
  const clock = JSON.parse((await callerOf(practice).send('/practice/clock')).text)
  expect(clock).toMatchObject({ ...practice.clockOrigin })
  expect(address().pid).not.toBe(pid)
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn', room: 'practice' }))
  await practice.dispose()
})

test('a stand-in that was named is used as it is, and neither started nor stopped', async () => {
  const standIn = await startStandIn()
  try {
    const practice = await start({ url: standIn.url })
    expect(practice).toMatchObject({ baseUrl: standIn.url, clockOrigin: standIn.clock.origin })
    await practice.dispose()
    expect(started).toEqual([])
    expect((await new PracticeCaller(standIn).send('/practice/clock')).status).toBe(200)
  } finally {
    await standIn.dispose()
  }
})

test('what hinders practice is one sentence with its remedy', async () => {
  const nobody = await startStandIn()
  await nobody.dispose()
  await expect(start({ url: nobody.url })).rejects.toThrow(/MASKLINE_PRACTICE_URL/)
  await expect(start({ program: join(folder.path, 'missing.js') })).rejects.toThrow(StartupError)

  const practice = await start()
  await practice.dispose()
  rmSync(join(folder.path, 'practice/stand-in.json'))
  writeFileSync(join(folder.path, 'practice/stand-in.jsonl'), 'not json\n')
  await expect(start()).rejects.toThrow(/stand-in\.jsonl is damaged: move it away/)
})
