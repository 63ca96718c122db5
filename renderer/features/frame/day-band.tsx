const minutesOfDay = 1440

export type DayBandProps = { readonly opens: number; readonly closes: number; readonly now: number }

/** The day as a track: the hours in which calls are allowed, and now. The words beside it say the same. */
export function DayBand({ opens, closes, now }: DayBandProps) {
  const percent = (minute: number) => `${(minute / minutesOfDay) * 100}%`
  return (
    <span aria-hidden="true" className="relative h-1 w-18 shrink-0 rounded-full bg-line2/60 drawer:hidden">
      <span
        className="absolute inset-y-0 bg-ready-fill"
        style={{ left: percent(opens), width: percent(closes - opens) }}
      />
      <span className="absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-ink" style={{ left: percent(now) }} />
    </span>
  )
}
