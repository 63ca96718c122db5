import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type BridgeLine = 'idle' | 'dashed' | 'solid'

export type BridgeProps = {
  readonly left: BridgeLine
  readonly right: BridgeLine
  /** The ExoPhone's label, or what is being done about the line. */
  readonly children: ReactNode
}

const lines: Readonly<Record<BridgeLine, string>> = {
  idle: 'h-px bg-line2',
  dashed: 'h-0.5 text-live-fill dash-top',
  solid: 'h-0.5 bg-live-fill',
}

/** The masked line between the two sides. */
export function Bridge({ left, right, children }: BridgeProps) {
  const live = left === 'solid' || right === 'solid'
  return (
    <div className="flex w-37 shrink-0 items-center drawer:w-10">
      <span className={`flex-1 ${lines[left]}`} />
      <span
        className={`flex shrink-0 items-center gap-1.5 rounded-full border bg-surface px-2 py-0.5 text-small text-ink2 ${live ? 'border-live-edge' : 'border-line2'}`}
      >
        <Icon name="mask" size={13} className={live ? 'text-live' : 'text-ink2'} />
        <span className="drawer:sr-only">{children}</span>
      </span>
      <span className={`flex-1 ${lines[right]}`} />
    </div>
  )
}
