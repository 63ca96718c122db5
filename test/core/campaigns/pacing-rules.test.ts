import { describe, expect, it } from 'vitest'
import { FloorScript } from './floor-script.ts'

describe('progressive', () => {
  it('places one call for each free agent and none ahead', () => {
    const floor = new FloorScript({ mode: 'progressive' })
    floor.agents(3)
    expect(floor.wanted(1)).toBe(3)
    const calls = [floor.dial(1), floor.dial(1)]
    expect(floor.wanted(1)).toBe(1)
    floor.answered(calls[0] ?? '', 9)
    expect(floor.wanted(9)).toBe(1)
    floor.bridged(calls[0] ?? '', 'agent-0', 9)
    expect(floor.wanted(9)).toBe(1)
    floor.unanswered(calls[1] ?? '', 31)
    expect(floor.wanted(31)).toBe(2)
    expect(floor.pacer.explain(31_000)).toMatchObject({ text: 'One call for each free agent.' })
  })
})

describe('predictive', () => {
  it('begins as progressive, until the first calls have shown something', () => {
    const floor = new FloorScript()
    floor.agents(4)
    expect(floor.wanted(0)).toBe(4)
    expect(floor.pacer.explain(0)).toMatchObject({ binding: 'warming-up', agents: { available: 4 } })
  })

  it('calls ahead for an agent whose wrap-up timer is nearly over, but not early in a talk', () => {
    const floor = new FloorScript()
    floor.agents(1)
    const now = floor.rounds(120, 'agent-0', 0)
    // In this campaign a talk is 25 s and the wrap-up 5 s, always.
    const call = floor.dial(now)
    floor.answered(call, now + 10)
    floor.bridged(call, 'agent-0', now + 10)
    expect(floor.wanted(now + 12)).toBe(0)
    floor.ended(call, 'agent-0', now + 35)
    expect(floor.wanted(now + 36)).toBeGreaterThan(0)
  })

  it('wants more lines for few answers than for many', () => {
    const wantedAt = (answers: number): number => {
      const floor = new FloorScript({ maxLinesPerAgent: 20 })
      floor.agents(20)
      for (let attempt = 0; attempt < 400; attempt += 1) {
        const at = attempt * 30
        const call = floor.dial(at)
        if (attempt % 10 < answers) {
          floor.answered(call, at + 10)
          floor.bridged(call, `agent-${attempt % 20}`, at + 10)
          floor.ended(call, `agent-${attempt % 20}`, at + 15)
          floor.state(`agent-${attempt % 20}`, 'available', at + 16)
        } else floor.unanswered(call, at + 28)
      }
      let lines = 0
      for (let second = 12_001; second < 12_008; second += 1) {
        for (let call = floor.wanted(second); call > 0; call -= 1) {
          floor.dial(second)
          lines += 1
        }
      }
      return lines
    }
    expect(wantedAt(1)).toBeGreaterThan(wantedAt(4))
    expect(wantedAt(4)).toBeGreaterThan(wantedAt(9))
    expect(wantedAt(9)).toBeGreaterThanOrEqual(20)
  })

  it('takes no more risk after calls were abandoned beyond what is allowed', () => {
    const floor = new FloorScript()
    floor.agents(1)
    let now = floor.rounds(60, 'agent-0', 0)
    for (let lost = 0; lost < 8; lost += 1) {
      const busy = floor.dial(now)
      const call = floor.dial(now)
      floor.answered(busy, now + 5)
      floor.bridged(busy, 'agent-0', now + 5)
      floor.answered(call, now + 6)
      floor.abandoned(call, now + 8)
      floor.ended(busy, 'agent-0', now + 30)
      floor.state('agent-0', 'available', now + 35)
      now += 60
    }
    expect(floor.wanted(now)).toBe(1)
    floor.dial(now)
    expect(floor.wanted(now + 20)).toBe(0)
    const told = floor.pacer.explain((now + 20) * 1000)
    expect(told.binding).toBe('abandonment')
    expect(told.abandoned.shift).toBeCloseTo(8 / 76, 5)
    expect(told.text).toContain('10.5 %')
  })

  it('keeps to the lines per agent and the provider’s calls a minute', () => {
    const narrow = new FloorScript({ maxLinesPerAgent: 1, mode: 'predictive' })
    narrow.agents(2)
    narrow.rounds(60, 'agent-0', 0)
    narrow.dial(3600)
    expect(narrow.wanted(3600)).toBeLessThanOrEqual(1)

    const limited = new FloorScript({ mode: 'progressive', callsPerMinute: 12 })
    limited.agents(100)
    const placed: number[] = []
    for (let second = 0; second < 180; second += 1) {
      for (let left = limited.wanted(second); left > 0; left -= 1) {
        // Nobody is reached, but every outcome is heard of.
        const call = limited.dial(second)
        limited.unanswered(call, second + 0.5, placed.length % 2 === 0 ? 'busy' : 'no-answer')
        placed.push(second)
      }
      expect(placed.filter((at) => at > second - 60).length).toBeLessThanOrEqual(12)
    }
    expect(placed.length).toBeGreaterThanOrEqual(30)
    expect(limited.pacer.explain(179_000)).toMatchObject({ binding: 'rate-limit' })
  })

  it('spaces its attempts while nearly all of them fail', () => {
    const floor = new FloorScript()
    floor.agents(4)
    let placed = 0
    for (let tenth = 0; tenth < 600; tenth += 1) {
      for (let call = floor.wanted(tenth / 10); call > 0; call -= 1) {
        floor.unanswered(floor.dial(tenth / 10), tenth / 10, 'failed')
        placed += 1
      }
    }
    expect(placed).toBeGreaterThan(30)
    expect(placed).toBeLessThan(100)
    expect(floor.pacer.explain(60_000).text).toContain('attempts failed')
  })
})

describe('doubtful news', () => {
  it('gives a line up whose outcome never comes, and feels its way when many are lost', () => {
    const floor = new FloorScript({ mode: 'progressive' })
    floor.agents(3)
    for (let call = 0; call < 3; call += 1) floor.dial(0)
    expect(floor.wanted(39)).toBe(0)
    expect(floor.wanted(41)).toBe(3)
    floor.state('agent-9', 'available', 42)
    expect(floor.wanted(42)).toBe(1)
    const probe = floor.dial(42)
    expect(floor.wanted(43)).toBe(0)
    floor.unanswered(probe, 50)
    expect(floor.wanted(50)).toBe(4)
  })

  it('does not count on agents who seem free while calls are abandoned', () => {
    const floor = new FloorScript({ mode: 'progressive' })
    floor.agents(2)
    const call = floor.dial(1)
    floor.answered(call, 9)
    floor.abandoned(call, 11)
    expect(floor.wanted(11)).toBe(0)
    floor.state('agent-1', 'available', 20)
    expect(floor.wanted(20)).toBe(1)
  })

  it('understands news that overtook each other', () => {
    const floor = new FloorScript({ mode: 'progressive' })
    floor.agents(1)
    floor.pacer.observe({ type: 'unanswered', at: 1000, callId: 'call-0', outcome: 'failed' })
    floor.dial(1)
    expect(floor.wanted(1)).toBe(1)
    const call = floor.dial(2)
    floor.state('agent-0', 'talking', 12)
    floor.pacer.observe({ type: 'bridged', at: 12_000, callId: call, agentId: 'agent-0' })
    floor.answered(call, 12)
    floor.state('agent-0', 'available', 40)
    floor.state('agent-0', 'wrap-up', 39.5)
    expect(floor.wanted(40)).toBe(1)
    expect(floor.pacer.explain(40_000).abandoned).toEqual({ shift: 0, halfHour: 0, allowed: 0.03 })
  })

  it('is not moved by calls and agents it never heard of', () => {
    const floor = new FloorScript()
    floor.agents(2)
    const before = floor.wanted(1)
    floor.unanswered('stranger', 1)
    floor.answered('stranger', 1)
    floor.abandoned('stranger', 1)
    floor.pacer.observe({ type: 'bridged', at: 1000, callId: 'stranger', agentId: 'nobody' })
    floor.pacer.observe({ type: 'ended', at: 1000, callId: 'stranger' })
    floor.state('nobody', 'away', 1)
    floor.pacer.observe({ type: 'dialed', at: Number.NaN, callId: 'timeless' })
    expect(floor.wanted(1)).toBe(before)
  })

  it('begins a share anew with the next shift', () => {
    const floor = new FloorScript()
    floor.agents(1)
    const busy = floor.dial(0)
    const call = floor.dial(0)
    floor.answered(busy, 5)
    floor.bridged(busy, 'agent-0', 5)
    floor.answered(call, 6)
    floor.abandoned(call, 8)
    expect(floor.pacer.explain(9000).abandoned).toMatchObject({ shift: 0.5, halfHour: 0.5 })
    expect(floor.pacer.explain(2_000_000).abandoned).toMatchObject({ shift: 0.5, halfHour: 0 })
    floor.state('agent-0', 'available', 10 * 3600)
    expect(floor.pacer.explain(36_000_000).abandoned).toMatchObject({ shift: 0, halfHour: 0 })
  })
})
