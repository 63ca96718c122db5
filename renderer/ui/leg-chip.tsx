import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'

/** How a leg looks, whoever is on it. */
export type LegLook = 'idle' | 'rings' | 'live' | 'outcome' | 'stale'

export type LegChipProps = {
  readonly look: LegLook
  readonly icon: IconName
  readonly name: string
  readonly number: ReactNode
  readonly phase: string
  readonly timer: ReactNode
  readonly side: 'mine' | 'other'
}

const edges: Readonly<Record<LegLook, string>> = {
  idle: 'border-line bg-surface',
  rings: 'border-dashed border-live-edge bg-surface',
  live: 'border-live-edge bg-surface',
  outcome: 'border-line bg-surface',
  stale: 'border-dashed border-line2 bg-surface',
}

const tiles: Readonly<Record<LegLook, string>> = {
  idle: 'bg-off-tint text-off',
  rings: 'border-[1.5px] border-live-fill bg-live-tint text-live pulse-ring',
  live: 'bg-live-fill text-live-text',
  outcome: 'bg-wrap-tint text-wrap',
  stale: 'hatch-stale text-off',
}

const phases: Readonly<Record<LegLook, string>> = {
  idle: 'text-ink2',
  rings: 'text-live',
  live: 'text-live',
  outcome: 'text-wrap',
  stale: 'text-ink2',
}

const timers: Readonly<Record<LegLook, string>> = {
  idle: 'text-ink',
  rings: 'text-ink',
  live: 'text-live',
  outcome: 'text-ink',
  stale: 'text-ink2',
}

/** One side of a call. A state changes the tile, the word and the edge, never the size. */
export function LegChip({ look, icon, name, number, phase, timer, side }: LegChipProps) {
  const width = side === 'mine' ? 'w-58.5' : 'w-72'
  return (
    <div
      className={`flex min-h-12 min-w-0 items-center gap-2.5 rounded-card border px-2 ${width} drawer:shrink ${edges[look]}`}
    >
      <span className={`grid size-8 shrink-0 place-items-center rounded-row ${tiles[look]}`}>
        <Icon name={icon} size={18} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{name}</span>
          <span className="shrink-0 text-ink2 drawer:hidden">{number}</span>
        </span>
        <span className={`truncate text-small ${phases[look]}`}>{phase}</span>
      </span>
      <span className={`shrink-0 text-timer font-semibold ${timers[look]}`}>{timer}</span>
    </div>
  )
}
