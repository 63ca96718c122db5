import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RateBudget, type RatePriority } from '../../../electron/core/exotel/rate-budget.ts'
import { ProviderError } from '../../../electron/core/telecom/provider-error.ts'
import { ManualClock } from '../../support/manual-clock.ts'

const minute = 60_000

/** A budget whose every place is written down with its instant. */
function observed(requestsPerMinute: number) {
  const clock = new ManualClock(0)
  const budget = new RateBudget(clock, requestsPerMinute)
  const granted: { at: number; priority: RatePriority }[] = []
  const refused: ProviderError[] = []
  const take = (priority: RatePriority, longestWaitMs = 1e9, closing?: AbortSignal) =>
    budget.take(priority, longestWaitMs, closing).then(
      () => void granted.push({ at: clock.now(), priority }),
      (thrown: unknown) => {
        if (!(thrown instanceof ProviderError)) throw thrown
        refused.push(thrown)
      },
    )
  return { clock, budget, granted, refused, take }
}

test('no minute ever sees more than the limit, whenever requests come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 60 }),
      fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: 1, max: 40 })), { maxLength: 8 }),
      async (limit, arrivals) => {
        const { clock, granted, take } = observed(limit)
        let asked = 0
        for (const [pause, count] of arrivals) {
          await clock.advance(pause)
          for (let i = 0; i < count; i += 1) void take(i % 3 === 0 ? 'interactive' : 'background')
          asked += count
        }
        await clock.advance((asked / limit + 2) * 3 * minute)
        expect(granted).toHaveLength(asked)
        for (const [index, { at }] of granted.entries()) {
          const earlier = granted[index - limit]
          if (earlier) expect(at - earlier.at).toBeGreaterThanOrEqual(minute)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('a burst leaves at once, and the rest is spread evenly over the minute', async () => {
  const { clock, granted, take } = observed(200)
  for (let i = 0; i < 300; i += 1) void take('background')
  await clock.advance(0)
  expect(granted).toHaveLength(40)
  await clock.advance(62_001)
  expect(granted).toHaveLength(200)
})

test('people go before questions, but questions are not starved', async () => {
  const { clock, granted, take } = observed(200)
  for (let i = 0; i < 40; i += 1) void take('background')
  await clock.advance(0)
  granted.length = 0

  for (let i = 0; i < 10; i += 1) void take('background')
  for (let i = 0; i < 20; i += 1) void take('interactive')
  await clock.advance(minute)
  const order = granted.map(({ priority }) => (priority === 'interactive' ? 'i' : 'b')).join('')
  expect(order).toBe('iiiib'.repeat(5) + 'b'.repeat(5))
})

describe('waiting', () => {
  test('is refused once it takes too long', async () => {
    const { clock, granted, refused, take } = observed(10)
    for (let i = 0; i < 6; i += 1) void take('interactive', 20_000)
    await clock.advance(30_000)
    // Two at once, then one every 7.75 seconds.
    expect(granted.map(({ at }) => at)).toEqual([0, 0, 7750, 15_500])
    expect(refused.map(({ kind }) => kind)).toEqual(['rate-limit', 'rate-limit'])
  })

  test('is refused at once when the provider asked for a longer pause', async () => {
    const { clock, budget, granted, refused, take } = observed(200)
    budget.hold(30_000)
    void take('background', 60_000)
    await take('interactive', 10_000)
    expect(refused.map(({ retryAfterMs }) => retryAfterMs)).toEqual([30_000])
    await clock.advance(29_999)
    expect(granted).toEqual([])
    await clock.advance(1)
    expect(granted).toEqual([{ at: 30_000, priority: 'background' }])
  })

  test('ends for those who are refused by a pause that came later', async () => {
    const { clock, budget, refused, take } = observed(2)
    await take('interactive')
    const waiting = take('interactive', 70_000)
    budget.hold(90_000)
    await waiting
    expect(refused.map(({ kind }) => kind)).toEqual(['rate-limit'])
    expect(clock.now()).toBe(0)
  })

  test('ends when the client closes, and costs nothing', async () => {
    const { clock, granted, refused, take } = observed(2)
    await take('interactive')
    const closing = new AbortController()
    const waiting = take('interactive', minute * 10, closing.signal)
    const other = take('background', minute * 10)
    closing.abort()
    await waiting
    expect(refused.map(({ kind }) => kind)).toEqual(['network'])
    await clock.advance(62_000)
    await other
    expect(granted.map(({ priority }) => priority)).toEqual(['interactive', 'background'])
  })

  test('ends with the budget', async () => {
    const { budget, refused, take } = observed(2)
    await take('interactive')
    const waiting = take('interactive')
    budget.dispose()
    budget.dispose()
    await waiting
    await take('interactive')
    expect(refused.map(({ kind }) => kind)).toEqual(['network', 'network'])
  })
})

describe('a provider that asks for a pause', () => {
  test('is obeyed once, by the longer of two', async () => {
    const { clock, budget, granted, take } = observed(200)
    budget.hold(20_000)
    budget.hold(5000)
    void take('interactive')
    await clock.advance(minute)
    expect(granted.map(({ at }) => at)).toEqual([20_000])
  })

  test('cannot shut the account up for good', async () => {
    const { clock, budget, granted, take } = observed(200)
    budget.hold(1e12)
    void take('interactive')
    await clock.advance(10 * minute)
    expect(granted).toHaveLength(1)
  })
})

test('a clock that is set back neither gives places away nor keeps anybody waiting', async () => {
  const { clock, budget, granted, take } = observed(10)
  for (let i = 0; i < 3; i += 1) void take('interactive')
  await clock.advance(0)
  expect(granted).toHaveLength(2)
  clock.jump(-60 * minute)
  void take('interactive')
  await clock.advance(15_500)
  expect(granted).toHaveLength(4)

  budget.hold(30_000)
  clock.jump(-60 * minute)
  void take('interactive', 10_000)
  await clock.advance(7750)
  expect(granted).toHaveLength(5)
})

test.each([1, 0, -5, Number.NaN])('a limit of %d is no limit', (limit) => {
  expect(() => new RateBudget(new ManualClock(), limit)).toThrow(RangeError)
})
