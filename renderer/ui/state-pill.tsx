import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { StateGlyph, type StateGlyphName } from './state-glyph.tsx'

export type StatePillProps = {
  readonly state: StateGlyphName
  readonly word: string
  readonly timer: ReactNode
  /** Where it opens a menu. */
  readonly chevron?: boolean
}

const looks: Readonly<Record<StateGlyphName, { readonly box: string; readonly ground: string }>> = {
  ready: { box: 'border-ready-edge bg-ready-tint text-ready', ground: 'var(--ready-tint)' },
  rings: { box: 'border-live-edge bg-live-tint text-live', ground: 'var(--live-tint)' },
  talking: { box: 'border-live-fill bg-live-fill text-live-text', ground: 'var(--live-fill)' },
  off: { box: 'border-line2 bg-surface text-ink', ground: 'var(--surface)' },
  wrap: { box: 'border-wrap-edge bg-wrap-tint text-wrap', ground: 'var(--wrap-stroke)' },
  break: { box: 'border-line2 bg-surface text-ink', ground: 'var(--surface)' },
  silent: { box: 'border-dashed border-wrap-fill bg-surface text-wrap', ground: 'var(--surface)' },
  error: { box: 'border-error-edge bg-error-tint text-error', ground: 'var(--error-tint)' },
}

/** What I am doing, as the desk sees it; the only filled pill is a live talk. */
export function StatePill({ state, word, timer, chevron = false }: StatePillProps) {
  const { box, ground } = looks[state]
  return (
    <span
      className={`inline-flex min-h-7.5 min-w-44 items-center gap-2 rounded-row border px-2.5 font-semibold whitespace-nowrap ${box}`}
    >
      <StateGlyph name={state} ground={ground} />
      <span>{word}</span>
      <span className="ml-auto">{timer}</span>
      {chevron && <Icon name="chevron-down" size={12} />}
    </span>
  )
}
