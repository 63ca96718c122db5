import type { DispositionView, NextStep, WrapDraft } from '../../../shared/contract/agents.ts'
import { canBeTrue, detailIsGiven } from '../../../shared/domain/agent-state.ts'

const minute = 60_000
const quarter = 15 * minute
const indianOffset = 5.5 * 60 * minute

/** What can be chosen of a call with so much talk, in the order of the desk; what was retired is gone. */
export function offered(
  dispositions: readonly DispositionView[],
  talkSeconds: number | null,
): readonly { readonly disposition: DispositionView; readonly possible: boolean }[] {
  return dispositions
    .filter(({ retired }) => !retired)
    .map((disposition) => ({ disposition, possible: canBeTrue(disposition.fits, talkSeconds) }))
}

/** A choice brings its next step with it; what was written stays. */
export function withChoice(draft: WrapDraft, chosen: DispositionView, now: number): WrapDraft {
  const keepsDetail = draft.dispositionId === chosen.id
  return {
    ...draft,
    dispositionId: chosen.id,
    detail: keepsDetail ? draft.detail : '',
    next: nextOf(chosen.next, now),
  }
}

export function nextOf(kind: NextStep['kind'], now: number): NextStep {
  switch (kind) {
    case 'retry':
      return { kind, at: quarterAfter(now + quarter) }
    case 'call-back':
      return { kind, at: quarterAfter(now + 2 * quarter) }
    default:
      return { kind }
  }
}

/** The times that are usually promised: soon, in an hour, tomorrow at ten. */
export function usualTimes(now: number): readonly number[] {
  const tomorrow = (Math.floor((now + indianOffset) / 86_400_000) + 1) * 86_400_000 - indianOffset
  return [
    quarterAfter(now + quarter),
    quarterAfter(now + 2 * quarter),
    quarterAfter(now + 4 * quarter),
    tomorrow + 600 * minute,
  ]
}

function quarterAfter(instant: number): number {
  return Math.ceil(instant / quarter) * quarter
}

export type Missing = 'choice' | 'detail' | 'time' | null

/** What keeps a draft from being saved. */
export function missingOf(draft: WrapDraft, chosen: DispositionView | null, now: number): Missing {
  if (chosen === null) return 'choice'
  if (!detailIsGiven(chosen.detail, draft.detail)) return 'detail'
  return 'at' in draft.next && draft.next.at <= now ? 'time' : null
}

/** `2026-04-16T19:45`, as a field for date and time has it; the time is India's, whatever the machine is set to. */
export function indianLocal(instant: number): string {
  return new Date(instant + indianOffset).toISOString().slice(0, 16)
}

/** Null while the field is not filled in. */
export function instantOfLocal(text: string): number | null {
  const instant = Date.parse(`${text}:00+05:30`)
  return Number.isNaN(instant) ? null : instant
}
