import { describe, expect, it } from 'vitest'
import { choiceFrom, choiceText, filterOf, wholeLog } from '../../../renderer/state/log-choice.ts'
import { AppError } from '../../../shared/app-error.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import { madeCall, noon } from '../made-calls.ts'
import { DeskOfWindow } from './desk-of-window.ts'

const day = 86_400_000
const midnight = Date.parse('2026-04-16T00:00:00+05:30')

describe('a choice of calls', () => {
  it('reads back from the address what was written there', () => {
    const choice = {
      ...wholeLog,
      range: 'custom',
      firstDay: '2026-04-01',
      status: 'busy',
      search: 'a & b/?#',
    } as const
    expect(choiceFrom(choiceText(choice))).toEqual(choice)
    expect(choiceText(wholeLog)).toBe('')
    expect(choiceFrom('range=never&status=gone&talkBelow=7&firstDay=2026-13-40')).toEqual(wholeLog)
  })

  it('begins its days at midnight in India', () => {
    const of = (change: object) => filterOf({ ...wholeLog, ...change }, noon)
    expect(of({})).toEqual({})
    expect(of({ range: 'today' })).toEqual({ from: midnight, to: midnight + day })
    expect(of({ range: 'yesterday' })).toEqual({ from: midnight - day, to: midnight })
    expect(of({ range: 'week' })).toEqual({ from: midnight - 6 * day, to: midnight + day })
    expect(of({ range: 'custom', firstDay: '2026-04-15', lastDay: '2026-04-15' })).toEqual({
      from: midnight - day,
      to: midnight,
    })
    expect(of({ agent: 'user_1', talkAtLeast: '60', search: ' Meera ' })).toEqual({
      agentId: 'user_1',
      talkAtLeast: 60,
      search: 'Meera',
    })
  })
})

describe('the call log', () => {
  const page = (from: number, count: number): CallView[] =>
    Array.from({ length: count }, (_, index) =>
      madeCall({ id: `call_${from - index}`, requestedAt: from - index }),
    )

  function deskWith(answer: (input: { after: { id: string } | null }) => unknown): DeskOfWindow {
    const desk = new DeskOfWindow()
    desk.answers['calls.log'] = answer
    desk.answers['calls.log-totals'] = () => ({ calls: 250, bars: [] })
    return desk
  }

  it('goes on behind the last call, and holds still while others come in', async () => {
    const desk = deskWith(({ after }) =>
      after === null
        ? { calls: page(250, 100), more: true, tooMany: false }
        : { calls: page(Number(after.id.slice(5)) - 1, 100), more: true, tooMany: false },
    )
    await desk.state.askCallLog(wholeLog)
    const fresh = madeCall({ id: 'new', requestedAt: 999 })
    desk.state.noteNewCalls([fresh, page(250, 1)[0] ?? fresh])
    desk.state.noteNewCalls([fresh])
    await desk.state.askOlderCalls()

    const { callLog, newCallIds } = desk.state
    expect(newCallIds).toEqual(['new'])
    expect(callLog.value?.ids).toEqual(page(250, 200).map(({ id }) => id))
    await desk.state.askCallLog(wholeLog)
    expect(desk.state.newCallIds).toEqual([])
  })

  it('tells of new calls only where they belong to what is shown', async () => {
    const desk = deskWith(() => ({ calls: [], more: false, tooMany: false }))
    await desk.state.askCallLog({ ...wholeLog, status: 'busy', direction: 'inbound' })
    desk.state.noteNewCalls([
      madeCall({ id: 'other', status: 'busy' }),
      madeCall({ id: 'mine', status: 'busy', direction: 'inbound' }),
    ])
    expect(desk.state.newCallIds).toEqual(['mine'])
  })

  it('shows nothing of an earlier choice, also when its answer comes last', async () => {
    const answers: ((value: unknown) => void)[] = []
    const desk = deskWith(() => new Promise((resolve) => answers.push(resolve)))
    const early = desk.state.askCallLog({ ...wholeLog, status: 'busy' })
    const late = desk.state.askCallLog({ ...wholeLog, status: 'missed' })
    answers[1]?.({ calls: page(2, 1), more: false, tooMany: false })
    await late
    answers[0]?.({ calls: page(9, 1), more: false, tooMany: false })
    await early
    expect(desk.state.callLog.value?.ids).toEqual(['call_2'])
  })

  it('keeps what it has when a page cannot be read', async () => {
    const desk = deskWith(() => ({ calls: page(2, 2), more: false, tooMany: false }))
    await desk.state.askCallLog(wholeLog)
    desk.answers['calls.log'] = () => {
      throw new AppError('internal', 'No answer.')
    }
    await desk.state.askCallLog(wholeLog)
    expect(desk.state.callLog.value?.ids).toHaveLength(2)
    expect(desk.state.callLog.error?.code).toBe('internal')
  })
})
