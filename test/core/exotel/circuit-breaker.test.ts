import { expect, test } from 'vitest'
import { CircuitBreaker } from '../../../electron/core/exotel/circuit-breaker.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { RecordedLog } from '../../support/recorded-log.ts'

function closedBreaker() {
  const clock = new ManualClock()
  const log = new RecordedLog()
  const breaker = new CircuitBreaker(clock, log, { failuresToOpen: 3, coolingMs: 10_000 })
  const fail = (times: number) => {
    for (let i = 0; i < times; i += 1) breaker.enter().failed()
  }
  return { clock, log, breaker, fail }
}

const refusal = { kind: 'circuit-open' }

test('only failures in a row open it', () => {
  const { breaker, fail } = closedBreaker()
  fail(2)
  breaker.enter().succeeded()
  fail(2)
  breaker.enter().abandoned()
  expect(() => breaker.check()).not.toThrow()
  fail(1)
  expect(() => breaker.enter()).toThrow(expect.objectContaining({ ...refusal, retryAfterMs: 10_000 }))
})

test('after cooling one request finds out, and closes it', async () => {
  const { clock, log, breaker, fail } = closedBreaker()
  fail(3)
  await clock.advance(4000)
  expect(() => breaker.check()).toThrow(expect.objectContaining({ retryAfterMs: 6000 }))
  await clock.advance(6000)
  const probe = breaker.enter()
  expect(() => breaker.enter()).toThrow(expect.objectContaining(refusal))
  probe.succeeded()
  fail(2)
  expect(() => breaker.check()).not.toThrow()
  expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'info'])
})

test('a probe that fails opens it anew', async () => {
  const { clock, breaker, fail } = closedBreaker()
  fail(3)
  await clock.advance(10_000)
  breaker.enter().failed()
  expect(() => breaker.enter()).toThrow(expect.objectContaining({ ...refusal, retryAfterMs: 10_000 }))
})

test('a probe that was given up leaves its place to the next', async () => {
  const { clock, breaker, fail } = closedBreaker()
  fail(3)
  await clock.advance(10_000)
  breaker.enter().abandoned()
  expect(() => breaker.enter()).not.toThrow()
})

test('what was sent before it opened decides nothing after', async () => {
  const { clock, breaker, fail } = closedBreaker()
  const early = [breaker.enter(), breaker.enter(), breaker.enter()]
  fail(3)
  early[0]?.succeeded()
  expect(() => breaker.check()).toThrow(expect.objectContaining(refusal))
  await clock.advance(10_000)
  const probe = breaker.enter()
  early[1]?.failed()
  early[2]?.succeeded()
  expect(() => breaker.enter()).toThrow(expect.objectContaining(refusal))
  probe.succeeded()
  expect(() => breaker.check()).not.toThrow()
})

test('a clock that is set back does not keep it open', () => {
  const { clock, breaker, fail } = closedBreaker()
  fail(3)
  clock.jump(-3_600_000)
  expect(() => breaker.check()).not.toThrow()
})
