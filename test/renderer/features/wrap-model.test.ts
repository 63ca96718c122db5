import { describe, expect, it } from 'vitest'
import {
  indianLocal,
  instantOfLocal,
  missingOf,
  offered,
  usualTimes,
  withChoice,
} from '../../../renderer/features/wrap/wrap-model.ts'
import { blankDraft } from '../../../renderer/state/work-slice.ts'
import type { DispositionView } from '../../../shared/contract/agents.ts'
import { noon } from '../made-calls.ts'

const minute = 60_000

const answer = (id: string, changes: Partial<DispositionView> = {}): DispositionView => ({
  id,
  words: { en: id, hi: id },
  digit: 1,
  detail: 'none',
  next: 'none',
  fits: 'any',
  position: 1,
  retired: false,
  ...changes,
})

describe('the answers', () => {
  const answers = [
    answer('talked', { fits: 'talked' }),
    answer('not reached', { fits: 'not-talked' }),
    answer('old', { retired: true }),
  ]
  const possible = (talkSeconds: number | null) =>
    offered(answers, talkSeconds).flatMap((entry) => (entry.possible ? [entry.disposition.id] : []))

  it('are those that can be true of the call, as far as anybody knows', () => {
    expect(possible(12)).toEqual(['talked'])
    expect(possible(0)).toEqual(['not reached'])
    expect(possible(null)).toEqual(['talked', 'not reached'])
    expect(offered(answers, 0)).toHaveLength(2)
  })

  it('bring their next step, and keep the note', () => {
    const draft = { ...blankDraft, note: 'Gate 2', detail: 'said before' }
    expect(withChoice(draft, answer('later', { next: 'call-back' }), noon)).toEqual({
      dispositionId: 'later',
      detail: '',
      note: 'Gate 2',
      next: { kind: 'call-back', at: noon + 30 * minute },
    })
    const again = withChoice({ ...draft, dispositionId: 'same' }, answer('same', { detail: 'text' }), noon)
    expect(again.detail).toBe('said before')
  })

  it('are saved only when nothing is missing', () => {
    expect(missingOf(blankDraft, null, noon)).toBe('choice')
    const refund = answer('refund', { detail: 'amount' })
    expect(missingOf({ ...blankDraft, detail: 'much' }, refund, noon)).toBe('detail')
    expect(missingOf({ ...blankDraft, detail: '499.50' }, refund, noon)).toBeNull()
    const late = { ...blankDraft, next: { kind: 'retry', at: noon } } as const
    expect(missingOf(late, answer('kept'), noon)).toBe('time')
  })
})

describe('times', () => {
  it('are usual ones of the quarter hour, and tomorrow at ten in India', () => {
    const tomorrow = Date.parse('2026-04-17T10:00:00+05:30')
    expect(usualTimes(noon + 1)).toEqual([
      noon + 30 * minute,
      noon + 45 * minute,
      noon + 75 * minute,
      tomorrow,
    ])
  })

  it('are India’s in a field for date and time', () => {
    expect(indianLocal(noon)).toBe('2026-04-16T12:00')
    expect(instantOfLocal('2026-04-16T12:00')).toBe(noon)
    expect(instantOfLocal('')).toBeNull()
  })
})
