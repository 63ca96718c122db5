import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { StateGlyph } from '../../ui/state-glyph.tsx'
import { otherLeg } from '../calling/call-sides.ts'
import { Countdown } from '../calling/countdown.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { Timer } from '../calling/timer.tsx'
import { type FloorRow, groupOf } from './floor-model.ts'

const cell = 'h-10 border-b border-line px-2 align-middle first:pl-3 last:pr-3'
const inks = {
  talking: 'font-medium text-live',
  ringing: 'text-live',
  wrap: 'text-wrap',
  ready: 'text-ready',
  break: 'text-ink2',
  silent: 'text-wrap',
  off: 'text-ink3',
} as const

/** One line for each person, with the state as shape, word and colour. */
export function AgentTable({ rows }: { readonly rows: readonly FloorRow[] }) {
  const { t } = useTranslation('floor')
  return (
    <section
      aria-label={t('agents')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys, so it has to be reached by them
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-5 pb-4 -outline-offset-2! drawer:flex-none"
    >
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {(['agent', 'state', 'time', 'with', 'then'] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 z-1 border-b border-line bg-surface px-2 py-1.5 text-small font-medium text-ink2 first:pl-3 last:pr-3 ${column === 'time' ? 'text-right' : 'text-left'}`}
              >
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AgentRow key={row.agent.userId} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AgentRow({ row }: { readonly row: FloorRow }) {
  const { agent, state, need, call } = row
  const { t } = useTranslation('floor')
  const ink = need === null ? inks[groupOf(row)] : 'font-medium text-wrap'
  return (
    <tr className={need === null ? '' : 'bg-wrap-tint'}>
      <th scope="row" className={`${cell} max-w-48 truncate text-left font-semibold`}>
        {agent.name}
      </th>
      <td className={`${cell} whitespace-nowrap ${ink}`}>
        <span className="flex items-center gap-2">
          <StateGlyph name={state.glyph} ground={need === null ? 'var(--surface)' : 'var(--wrap-tint)'} />
          <StateWord row={row} />
        </span>
      </td>
      <td className={`${cell} text-right whitespace-nowrap ${ink}`}>
        <TimeInState row={row} />
      </td>
      <td className={cell}>
        {call !== null && (
          <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
            <span className="max-w-40 truncate">{otherLeg(call).name || t('unknown')}</span>
            <span className="text-small text-ink3">
              <MaskedNumber label={otherLeg(call).numberLabel} />
            </span>
          </span>
        )}
      </td>
      <td className={`${cell} text-small text-ink2`}>
        {need === null ? <Then row={row} /> : <span className="text-wrap">{t(`need.${need}`)}</span>}
      </td>
    </tr>
  )
}

function StateWord({ row }: { readonly row: FloorRow }) {
  const { t } = useTranslation('frame')
  const reason = useReasonWord()
  const { state } = row
  return <>{(state.word === 'onBreak' && reason(state.breakReasonId ?? null)) || t(state.word)}</>
}

/** Counts up in a state, and down to the end of a wrap-up. */
function TimeInState({ row: { state } }: { readonly row: FloorRow }) {
  const { t } = useTranslation('floor')
  if (state.until !== undefined) {
    return <Countdown until={state.until} where="table" />
  }
  return state.since === null ? t('neverSeen') : <Timer since={state.since} where="table" />
}

/** What they have queued for afterwards. */
function Then({ row: { agent } }: { readonly row: FloorRow }) {
  const { t } = useTranslation('work')
  const reason = useReasonWord()
  if (agent.next === null) return null
  const word = reason(agent.next.breakReasonId) ?? (agent.next.state === 'offline' ? t('offlineNext') : null)
  return word === null ? null : t('follows', { word })
}

function useReasonWord(): (id: string | null) => string | null {
  const language = useWindow((state) => state.language)
  const reasons = useWindow((state) => state.choices?.breakReasons)
  return (id) => reasons?.find((reason) => reason.id === id)?.words[language] ?? null
}
