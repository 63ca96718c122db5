import { describe, expect, it } from 'vitest'
import { AnswerRate } from '../../../electron/core/campaigns/answer-rate.ts'

/** Rings of which so many in ten are answered, evenly spread. */
function rings(rate: AnswerRate, count: number, inTen: number): void {
  for (let ring = 0; ring < count; ring += 1) rate.learn((ring * inTen) % 10 < inTen ? 1 : 0, 1)
}

describe('the answer rate', () => {
  it('does not fall for a run of bad luck further than one step', () => {
    const rate = new AnswerRate()
    rings(rate, 500, 6)
    rate.learn(0, 45)
    expect(rate.mean).toBeLessThan(0.5)
    expect(rate.mean).toBeGreaterThan(0.6 * 0.6 - 0.05)
  })

  it('follows when the rate stays low', () => {
    const rate = new AnswerRate()
    rings(rate, 500, 6)
    rings(rate, 120, 1)
    expect(rate.mean).toBeLessThan(0.2)
  })

  it('believes a rise sooner than a fall of the same size', () => {
    const untilBelieved = (before: number, after: number): number => {
      const rate = new AnswerRate()
      rings(rate, 500, before)
      let heard = 0
      const middle = (before + after) / 20
      while (heard < 500 && rate.mean < middle === before < after) {
        rings(rate, 10, after)
        heard += 10
      }
      return heard
    }
    expect(untilBelieved(2, 5)).toBeLessThan(untilBelieved(5, 2))
  })
})
