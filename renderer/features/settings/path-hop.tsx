import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'

export type PathState = 'passed' | 'failed' | 'not-tried'

const tiles: Readonly<Record<PathState, string>> = {
  passed: 'border-ready-edge bg-ready-tint text-ready',
  failed: 'border-error-fill bg-error-tint text-error',
  'not-tried': 'border-dashed border-line2 text-ink3',
}

const words: Readonly<Record<PathState, string>> = {
  passed: 'text-ready',
  failed: 'text-error',
  'not-tried': 'text-ink3',
}

export type PathHopProps = {
  readonly icon: IconName
  readonly state: PathState
  readonly name: string
  readonly detail: string
  readonly word: string
}

/** One hop of a drawn path, with the lines to its neighbours. */
export function PathHop({ icon, state, name, detail, word }: PathHopProps) {
  return (
    <li className="group flex min-w-20 flex-1 flex-col items-center gap-0.5 text-center">
      <span aria-hidden="true" className="mb-1 flex w-full items-center">
        <Line state={state} side="before" />
        <span className={`grid size-10 shrink-0 place-items-center rounded-card border ${tiles[state]}`}>
          <Icon name={icon} size={18} />
        </span>
        <Line state={state} side="after" />
      </span>
      <span className={state === 'not-tried' ? 'text-ink2' : 'font-semibold'}>{name}</span>
      {detail !== '' && <span className="max-w-full text-small break-all text-ink2">{detail}</span>}
      <span className={`text-small font-medium ${words[state]}`}>{word}</span>
    </li>
  )
}

function Line({ state, side }: { readonly state: PathState; readonly side: 'before' | 'after' }) {
  const ends = side === 'before' ? 'group-first:invisible' : 'group-last:invisible'
  const failed = state === 'failed' && side === 'before'
  const look =
    state === 'passed'
      ? 'h-0.5 bg-ready-fill'
      : failed
        ? 'h-0.5 text-error-fill dash-top'
        : 'h-px text-line2 dash-top'
  return <span className={`${side === 'before' ? 'mr-1' : 'ml-1'} flex-1 ${ends} ${look}`} />
}
