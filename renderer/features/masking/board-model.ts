import type { MaskedDay, PoolPressure } from '../../../shared/contract/masking.ts'

export type PoolVerdict = {
  readonly have: number
  /** ExoPhones that the next day needs at the least. */
  readonly needed: number
  readonly missing: number
}

/** One person needs a line of their own for each session they have at once. */
export function poolVerdict({ lines, needed, forecast }: PoolPressure): PoolVerdict {
  const most = Math.max(needed, forecast)
  return { have: lines.length, needed: most, missing: Math.max(0, most - lines.length) }
}

/** `estimated`: some of it is minutes times their price by Settings. `unknown`: nothing is billed, and nobody said a price. */
export type DayCost =
  | { readonly kind: 'billed' | 'estimated'; readonly paise: number }
  | { readonly kind: 'unknown' }

/** What has been billed, and for the rest what Settings says a minute costs. */
export function costOf(
  days: readonly Pick<MaskedDay, 'cost' | 'unpricedMinutes'>[],
  minutePrice: string | null,
): DayCost {
  const price = minutePrice === null ? 0 : Number(minutePrice)
  const minutes = days.reduce((sum, { unpricedMinutes }) => sum + unpricedMinutes, 0)
  const billed = days.reduce((sum, { cost }) => sum + Number(cost), 0)
  if (minutes > 0 && minutePrice === null && billed === 0) return { kind: 'unknown' }
  const paise = Math.round((billed + minutes * price) * 100)
  return { kind: minutes > 0 && minutePrice !== null ? 'estimated' : 'billed', paise }
}

const dayLength = 86_400_000

/** One for each day up to the last, those without calls among them. */
export function everyDay(days: readonly MaskedDay[], count: number, today: number): readonly MaskedDay[] {
  const known = new Map(days.map((day) => [day.at, day]))
  return Array.from({ length: count }, (_, index) => {
    const at = today - (count - 1 - index) * dayLength
    const nothing = {
      at,
      calls: 0,
      talkSeconds: 0,
      billedMinutes: 0,
      cost: '0',
      unpriced: 0,
      unpricedMinutes: 0,
    }
    return known.get(at) ?? nothing
  })
}
