import { expect, test } from 'vitest'
import type { RawEvent } from '../../../electron/core/store/store.ts'
import { HookQueue } from '../../../electron/core/webhook/hook-queue.ts'

function event(sequence: number): RawEvent {
  const body = new Uint8Array(0)
  return { sequence, receivedAt: 0, route: 'exotel/call', method: 'POST', query: '', contentType: '', body }
}

const sequences = (events: readonly RawEvent[]) => events.map(({ sequence }) => sequence)

test('an event that became durable early waits for those before it', () => {
  const queue = new HookQueue()
  const [first, second, third] = [queue.reserve(1), queue.reserve(1), queue.reserve(1)]
  queue.fill(second, event(2))
  expect(sequences(queue.take(10))).toEqual([])
  queue.fill(first, event(1))
  expect(sequences(queue.take(10))).toEqual([1, 2])
  queue.fill(third, event(3))
  expect(sequences(queue.take(10))).toEqual([3])
})

test('one that did not become durable holds nobody up', () => {
  const queue = new HookQueue()
  const [first, second] = [queue.reserve(1), queue.reserve(1)]
  queue.fill(second, event(1))
  queue.drop(first)
  expect(sequences(queue.take(10))).toEqual([1])
  expect(queue.length).toBe(0)
})

test('there is room by number and by bytes, and everybody goes on when it closes', async () => {
  const queue = new HookQueue({ events: 10, bytes: 100 })
  const slot = queue.reserve(101)
  let room = false
  const waiting = queue.room().then(() => {
    room = true
  })
  await Promise.resolve()
  expect(room).toBe(false)
  queue.fill(slot, event(1))
  queue.take(1)
  await waiting
  queue.reserve(1000)
  const closed = queue.room()
  queue.close()
  await closed
})

test('a long run neither loses nor repeats', () => {
  const queue = new HookQueue()
  const taken: number[] = []
  for (let sequence = 1; sequence <= 5000; sequence += 1) {
    queue.fill(queue.reserve(1), event(sequence))
    if (sequence % 3 === 0) taken.push(...sequences(queue.take(2)))
  }
  while (queue.length > 0) taken.push(...sequences(queue.take(100)))
  expect(taken).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1))
})
