import { useTranslation } from 'react-i18next'
import { StateGlyph, type StateGlyphName } from '../../ui/state-glyph.tsx'
import { type FloorGroup, type FloorRow, floorCounts } from './floor-model.ts'

const looks: Readonly<
  Record<FloorGroup, { readonly glyph: StateGlyphName; readonly ink: string; readonly bar: string }>
> = {
  talking: { glyph: 'talking', ink: 'text-live', bar: 'bg-live-fill' },
  ringing: { glyph: 'rings', ink: 'text-live', bar: 'border border-dashed border-live-fill' },
  wrap: { glyph: 'wrap', ink: 'text-wrap', bar: 'bg-wrap-fill' },
  ready: { glyph: 'ready', ink: 'text-ready', bar: 'bg-ready-fill' },
  break: { glyph: 'break', ink: 'text-ink2', bar: 'bg-off-fill' },
  silent: { glyph: 'silent', ink: 'text-wrap', bar: 'border border-dashed border-wrap-fill' },
  off: { glyph: 'off', ink: 'text-ink3', bar: 'bg-line2' },
}

/** The desk in one bar: each group as wide as its people are many, and in words under it. */
export function FloorShares({ rows }: { readonly rows: readonly FloorRow[] }) {
  const { t } = useTranslation('floor')
  return (
    <ul aria-label={t('shares')} className="flex gap-1">
      {floorCounts(rows).map(({ group, count }) => {
        const { glyph, ink, bar } = looks[group]
        return (
          <li key={group} className="min-w-24 pt-1" style={{ flexGrow: count }}>
            <span aria-hidden="true" className={`block h-1.5 rounded-full ${bar}`} />
            <span className="mt-1 flex items-center gap-1.5 text-small whitespace-nowrap text-ink2">
              <span className={ink}>
                <StateGlyph name={glyph} ground="var(--surface)" size={14} />
              </span>
              <span>
                <b className="font-semibold text-ink">{count}</b> {t(`group.${group}`)}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
