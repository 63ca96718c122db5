import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'

export type EntryTone = 'plain' | 'live' | 'wrap'

export type EntryFrameProps = {
  readonly icon: IconName
  readonly tone?: EntryTone
  /** Who did what. */
  readonly head: ReactNode
  readonly at: number
  readonly children?: ReactNode
}

const nodes: Readonly<Record<EntryTone, string>> = {
  plain: 'border-line2 bg-surface text-ink2',
  live: 'border-live-fill bg-live-fill text-live-text',
  wrap: 'border-wrap-edge bg-wrap-tint text-wrap',
}

/** A node on the rule of the day; beside it who and when, and under that what became of it. */
export function EntryFrame({ icon, tone = 'plain', head, at, children }: EntryFrameProps) {
  const format = useFormat()
  return (
    <div className="flex gap-2.5">
      <span className={`z-1 grid size-6 shrink-0 place-items-center rounded-full border ${nodes[tone]}`}>
        <Icon name={icon} size={12} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 pt-0.5">
        <p className="flex items-baseline gap-2">
          {head}
          <time dateTime={new Date(at).toISOString()} className="ml-auto shrink-0 text-small text-ink3">
            {format.time(at)}
          </time>
        </p>
        {children}
      </div>
    </div>
  )
}
