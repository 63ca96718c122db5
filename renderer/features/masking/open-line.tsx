import { useTranslation } from 'react-i18next'
import type { SessionSide, SessionView } from '../../../shared/contract/masking.ts'
import { useMinute } from '../../state/use-window.tsx'
import { firstName } from '../calling/first-name.ts'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { LineButtons } from './line-buttons.tsx'
import { LineCodes } from './line-codes.tsx'
import { LineFigures } from './line-figures.tsx'
import { lineStanding, shareLeft } from './line-model.ts'
import { useLineWords } from './use-line-words.ts'

export type OpenLineProps = { readonly session: SessionView; readonly closing: boolean }

/** Who is on it, how long it stays, what was said on it so far. */
export function OpenLine({ session, closing }: OpenLineProps) {
  const now = useMinute()
  const words = useLineWords()
  const ending = lineStanding(session, now, closing) === 'ending'
  const fill = ending ? 'bg-wrap-fill' : 'bg-ready-fill'
  return (
    <>
      <Ends session={session} />
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${fill}`}
          style={{ width: `${shareLeft(session, now) * 100}%` }}
        />
      </span>
      <div className="flex flex-wrap justify-between gap-x-4 text-small text-ink2">
        <p className={ending ? 'font-medium text-wrap' : ''}>{words.closes(session, now)}</p>
        <LineFigures session={session} />
      </div>
      <LineCodes sides={session.sides} />
      <LineButtons session={session} closing={closing} />
    </>
  )
}

/** Most often both call the same line; else each has their own. */
function Ends({ session: { sides, lineLabel } }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const [first, second] = sides
  if (first === undefined || second === undefined) return null
  if (first.lineLabel === second.lineLabel) {
    return (
      <p className="flex items-center gap-2">
        <Name of={first} />
        <Rule />
        <MaskedNumber label={lineLabel} />
        <Rule />
        <Name of={second} />
      </p>
    )
  }
  return (
    <ul className="flex flex-col">
      {sides.map((side) => (
        <li key={side.partyId} className="flex items-center gap-2">
          <span className="min-w-0 truncate">
            {t('calls.from', { name: firstName({ who: side.role, name: side.name }) })}
          </span>
          <Rule />
          <MaskedNumber label={side.lineLabel} />
        </li>
      ))}
    </ul>
  )
}

/** There is no room for more; the whole name stands above, with the party. */
function Name({ of }: { readonly of: SessionSide }) {
  return (
    <span className="min-w-0 truncate" title={of.name}>
      {firstName({ who: of.role, name: of.name })}
    </span>
  )
}

function Rule() {
  return <span aria-hidden="true" className="h-px min-w-3 flex-1 bg-line2" />
}
