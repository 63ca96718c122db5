import type { Peaks } from './peaks.ts'

export const waveformBars = 56
const barWidth = 2
const step = 3
const height = 24
const middle = height / 2
const lowest = 0.08

export type WaveformProps = {
  readonly peaks: Peaks | null
  /** 0 to 1: how far it was played. */
  readonly played: number
}

/** Played in ink, to come in grey. Two voices: mine above the line, theirs below it. */
export function Waveform({ peaks, played }: WaveformProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${waveformBars * step} ${height}`}
      preserveAspectRatio="none"
      className="h-6 w-full"
    >
      {Array.from({ length: waveformBars }, (_, bar) => {
        const above = Math.max(lowest, peaks?.above[bar] ?? 0) * middle
        const below = Math.max(lowest, (peaks?.below ?? peaks?.above)?.[bar] ?? 0) * middle
        const tone = (bar + 0.5) / waveformBars <= played ? 'fill-ink' : 'fill-field'
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars are never moved or added, so their place is their name
            key={bar}
            x={bar * step}
            y={middle - above}
            width={barWidth}
            height={above + below}
            rx={1}
            className={tone}
          />
        )
      })}
    </svg>
  )
}
