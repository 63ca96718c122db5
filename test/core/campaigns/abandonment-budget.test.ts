import { describe, expect, it } from 'vitest'
import { AbandonmentBudget } from '../../../electron/core/campaigns/abandonment-budget.ts'

const minute = 60_000

/** A team that takes so many calls a minute and abandons none. */
function shift(agents: number, answersAMinute: number, minutes: number): AbandonmentBudget {
  const budget = new AbandonmentBudget(0.03)
  budget.team(0, agents)
  for (let passed = 0; passed < minutes; passed += 1) {
    for (let answer = 0; answer < answersAMinute; answer += 1) budget.answer(passed * minute)
  }
  return budget
}

describe('the budget of the half hour', () => {
  it('is spent when one more abandoned call would be more than eight in a hundred', () => {
    const budget = shift(10, 2, 240)
    const now = 240 * minute
    for (let lost = 0; lost < 3; lost += 1) budget.abandon(now)
    expect(budget.freedom(now)).toBeGreaterThan(0)
    budget.abandon(now)
    expect(budget.freedom(now)).toBe(0)
    expect(budget.tighter(now)).toBe('half-hour')
  })

  it('is free again when its abandoned calls are older than half an hour', () => {
    const budget = shift(10, 2, 240)
    for (let lost = 0; lost < 4; lost += 1) budget.abandon(240 * minute)
    for (let passed = 241; passed < 275; passed += 1) {
      for (let answer = 0; answer < 2; answer += 1) budget.answer(passed * minute)
    }
    expect(budget.freedom(274 * minute)).toBe(1)
  })

  it('shrinks when half of the team leaves, for the others answer fewer calls', () => {
    const budget = shift(10, 2, 240)
    for (let lost = 0; lost < 2; lost += 1) budget.abandon(240 * minute)
    expect(budget.freedom(240 * minute)).toBe(1)
    budget.team(241 * minute, 5)
    expect(budget.freedom(241 * minute)).toBe(0)
  })

  it('allows few calls to a team that has few answers, and one to any', () => {
    // Thirty answers may well become two dozen, of which two abandoned calls are more than eight in a hundred.
    const budget = shift(10, 1, 240)
    const now = 240 * minute
    expect(budget.freedom(now)).toBeGreaterThan(0)
    budget.abandon(now)
    expect(budget.freedom(now)).toBe(0)
  })

  it('lets a small team stop where one more would break the share of its shift', () => {
    const budget = shift(4, 1, 320)
    const now = 400 * minute
    for (let lost = 0; lost < 8; lost += 1) budget.abandon(240 * minute)
    expect(budget.freedom(now)).toBeGreaterThan(0)
    budget.abandon(240 * minute)
    expect(budget.freedom(now)).toBe(0)
    expect(budget.tighter(now)).toBe('shift')
  })
})
