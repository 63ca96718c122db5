import type { CallBar, CallTotals } from '../../../shared/contract/call-log.ts'

const steps = { hour: 3_600_000, day: 86_400_000 } as const

/** The bars of the picture, those without calls among them; months stand as they are. */
export function barsToDraw({ bars, unit }: Pick<CallTotals, 'bars' | 'unit'>): readonly CallBar[] {
  const first = bars[0]
  const last = bars.at(-1)
  if (unit === 'month' || first === undefined || last === undefined) return bars
  const known = new Map(bars.map((bar) => [bar.from, bar]))
  const drawn: CallBar[] = []
  for (let from = first.from; from <= last.from; from += steps[unit]) {
    drawn.push(known.get(from) ?? { from, answered: 0, notAnswered: 0 })
  }
  return drawn
}

/** Of the calls that have ended; null where there are none. */
export function answeredShare({ calls, open, answered }: CallTotals): number | null {
  return calls === open ? null : answered / (calls - open)
}
