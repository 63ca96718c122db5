import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-drawings.tsx'

export type ChipTone = 'plain' | 'live' | 'ready' | 'wrap' | 'error'

const looks: Readonly<Record<ChipTone, string>> = {
  plain: 'bg-off-tint text-off',
  live: 'bg-live-tint text-live',
  ready: 'bg-ready-tint text-ready',
  wrap: 'bg-wrap-tint text-wrap',
  error: 'bg-error-tint text-error',
}

export type ChipProps = { readonly tone: ChipTone; readonly icon?: IconName; readonly children: ReactNode }

export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-chip px-2 py-px text-small leading-4.5! font-medium whitespace-nowrap ${looks[tone]}`}
    >
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  )
}
