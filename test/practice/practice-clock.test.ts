import { expect, test } from 'vitest'
import type { StandIn, StandInOptions } from '../../electron/practice/stand-in.ts'
import { startOfPractice } from '../../electron/practice/working-hours.ts'
import { startStandIn } from '../support/practice.ts'
import { tempDir } from '../support/temp-dir.ts'
import { PracticeCaller } from './practice-caller.ts'

const at = (text: string) => Date.parse(`${text}+05:30`)

test.each([
  ['a Thursday noon', '2026-04-16T12:00:00', '2026-04-16T12:00:00'],
  ['the first moment of the hours', '2026-04-16T10:00:00', '2026-04-16T10:00:00'],
  ['early morning', '2026-04-16T09:59:59', '2026-04-16T10:00:00'],
  ['the end of the hours', '2026-04-16T20:00:00', '2026-04-17T10:00:00'],
  ['night after midnight', '2026-04-16T00:30:00', '2026-04-16T10:00:00'],
  ['a Saturday afternoon', '2026-04-18T15:00:00', '2026-04-18T15:00:00'],
  ['a Saturday night', '2026-04-18T21:00:00', '2026-04-20T10:00:00'],
  ['a Sunday noon', '2026-04-19T12:00:00', '2026-04-20T10:00:00'],
])('practice that is begun on %s starts in hours of work', (_when, wall, start) => {
  expect(new Date(startOfPractice(at(wall)))).toEqual(new Date(at(start)))
})

class Wall {
  shown: number
  constructor(start: string) {
    this.shown = at(start)
  }
  now(): number {
    return this.shown
  }
}

/** Runs a stand-in over the folder's state, asks it, and lets it end in good order. */
async function during<Value>(
  options: Partial<StandInOptions>,
  ask: (standIn: StandIn) => Value | Promise<Value>,
): Promise<Value> {
  const standIn = await startStandIn({ clockStart: null, ...options })
  try {
    return await ask(standIn)
  } finally {
    await standIn.dispose()
  }
}

test('the clock begins by the wall, runs at its speed, and is told to whoever asks', async () => {
  const wall = new Wall('2026-04-18T22:00:00')
  await during({ wall, speed: 60 }, async (standIn) => {
    expect(standIn.clock.now()).toBe(at('2026-04-20T10:00:00'))
    wall.shown += 60_000
    expect(standIn.clock.now()).toBe(at('2026-04-20T11:00:00'))
    const answer = await new PracticeCaller(standIn).send('/practice/clock')
    expect(JSON.parse(answer.text)).toEqual({
      wallOrigin: at('2026-04-18T22:00:00'),
      origin: at('2026-04-20T10:00:00'),
      speed: 60,
      instance: standIn.instance,
    })
  })
})

test('a given start begins a fresh practice and no other', async () => {
  using folder = tempDir()
  const wall = new Wall('2026-04-16T12:00:00')
  const state = { wall, stateFile: `${folder.path}/state.jsonl`, speed: 1 }
  const clockStart = at('2026-05-01T23:00:00')
  expect(await during({ ...state, clockStart }, ({ clock }) => clock.now())).toBe(clockStart)
  wall.shown += 1000
  const another = at('2026-01-01T10:00:00')
  expect(await during({ ...state, clockStart: another }, ({ clock }) => clock.now())).toBe(clockStart + 1000)
})

test('over a restart the clock goes on to the millisecond, even when the speed is another', async () => {
  using folder = tempDir()
  const wall = new Wall('2026-04-16T12:00:00')
  const state = { wall, stateFile: `${folder.path}/state.jsonl` }
  await during({ ...state, speed: 10 }, () => {})
  wall.shown += 1001
  expect(await during({ ...state, speed: 10 }, ({ clock }) => clock.now())).toBe(
    at('2026-04-16T12:00:10.010'),
  )
  await during({ ...state, speed: 1000 }, ({ clock }) => {
    expect(clock.now()).toBe(at('2026-04-16T12:00:10.010'))
    wall.shown += 1
    expect(clock.now()).toBe(at('2026-04-16T12:00:11.010'))
  })
})

test('after a stop in good order practice moves on to the next hours of work, never back', async () => {
  using folder = tempDir()
  const wall = new Wall('2026-04-16T19:00:00')
  const state = { wall, stateFile: `${folder.path}/state.jsonl`, speed: 1 }
  await during(state, () => {})
  wall.shown = at('2026-04-17T08:30:00')
  const moved = at('2026-04-17T10:00:00')
  expect(await during(state, ({ clock }) => clock.now())).toBe(moved)
  wall.shown = at('2026-04-17T08:40:00')
  expect(await during(state, ({ clock }) => clock.now())).toBe(moved + 10 * 60_000)
})

test('whoever follows the clock already can have it go on exactly where it stands', async () => {
  using folder = tempDir()
  const wall = new Wall('2026-04-16T19:00:00')
  const state = { wall, stateFile: `${folder.path}/state.jsonl`, speed: 1 }
  await during(state, () => {})
  wall.shown = at('2026-04-16T23:00:00')
  const kept = await during({ ...state, keepClock: true }, ({ clock }) => clock.now())
  expect(kept).toBe(at('2026-04-16T23:00:00'))
})
