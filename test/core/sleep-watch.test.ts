import { beforeEach, expect, test } from 'vitest'
import { SleepWatch } from '../../electron/core/sleep-watch.ts'

let wall: number
let steady: number
let wakeUps: number
let watch: SleepWatch

beforeEach(() => {
  wall = 1_776_321_000_000
  steady = 1000
  wakeUps = 0
  watch = new SleepWatch(
    () => {
      wakeUps += 1
    },
    { wall: () => wall, steady: () => steady },
  )
  watch.start()
})

function pass(wallTime: number, steadyTime: number): void {
  wall += wallTime
  steady += steadyTime
  watch.check()
}

test('time that passes as it should wakes nobody', () => {
  for (let tick = 0; tick < 100; tick += 1) pass(5000 + (tick % 7), 5000)
  expect(wakeUps).toBe(0)
})

test.each([
  ['slept, and the steady clock stood still', 3_600_000, 5000],
  ['slept, and both clocks went on', 3_600_000, 3_600_000],
  ['had its clock set forward', 65_000, 5000],
  ['had its clock set back', -55_000, 5000],
])('a machine that %s is told once', (_what, wallTime, steadyTime) => {
  pass(wallTime, steadyTime)
  expect(wakeUps).toBe(1)
  pass(5000, 5000)
  expect(wakeUps).toBe(1)
  watch.dispose()
  watch.dispose()
})
