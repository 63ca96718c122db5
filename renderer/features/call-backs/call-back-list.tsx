import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { indianMidday } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { CallBackGroup } from './call-back-groups.ts'
import { CallBackRow } from './call-back-row.tsx'

export type CallBackListProps = {
  readonly groups: readonly CallBackGroup[]
  /** Whose list each is on. */
  readonly withOwner: boolean
}

/** A head for each day. Tab leads to one row, the arrows to the others. */
export function CallBackList({ groups, withOwner }: CallBackListProps) {
  const { t } = useTranslation('callBacks')
  const list = useRef<HTMLUListElement>(null)
  const ids = groups.flatMap(({ callBacks }) => callBacks.map(({ id }) => id))
  const [chosen, setChosen] = useState<string | null>(null)
  const active = chosen !== null && ids.includes(chosen) ? chosen : ids[0]
  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    const next = ids[Math.min(Math.max(ids.indexOf(active ?? '') + step, 0), ids.length - 1)]
    if (next === undefined) return
    setChosen(next)
    list.current?.querySelector<HTMLElement>(`[data-call-back="${CSS.escape(next)}"]`)?.focus()
  }
  return (
    <ul
      ref={list}
      aria-label={t('title')}
      onKeyDown={walk}
      className="min-h-0 flex-1 overflow-y-auto px-5 pb-5"
    >
      {groups.map((group) => (
        <li key={`${group.kind} ${group.day}`}>
          <GroupHead group={group} />
          <ul>
            {group.callBacks.map((callBack) => (
              <li key={callBack.id} onFocus={() => setChosen(callBack.id)}>
                <CallBackRow callBack={callBack} withOwner={withOwner} reachable={callBack.id === active} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function GroupHead({ group: { kind, day, callBacks } }: { readonly group: CallBackGroup }) {
  const { t } = useTranslation('callBacks')
  const format = useFormat()
  return (
    <h2
      className={`flex items-center gap-2 pt-5 pb-1.5 text-name font-semibold ${kind === 'overdue' ? 'text-wrap' : ''}`}
    >
      {kind === 'day' ? format.longDate(indianMidday(day)) : t(`group.${kind}`)}{' '}
      <span className="rounded-full bg-off-tint px-1.5 text-micro font-medium text-ink2">
        {callBacks.length}
      </span>
    </h2>
  )
}
