import { useTranslation } from 'react-i18next'
import type { SessionOfBooking } from '../../../shared/contract/masking.ts'
import type { SessionState } from '../../../shared/domain/masking.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useKey, useKeyWords } from '../keys/use-key.ts'
import { LineFigures } from './line-figures.tsx'
import { lineBlock } from './line-model.ts'
import { useLineWords } from './use-line-words.ts'

export type ClosedLineProps = { readonly bookingId: string; readonly line: SessionOfBooking }

/** Why it is not open, what was said on it, and the way to open it where there is one. */
export function ClosedLine({ bookingId, line }: ClosedLineProps) {
  const { t } = useTranslation('masking')
  const words = useLineWords()
  const now = useMinute()
  const { session } = line
  const block = lineBlock(line)
  return (
    <>
      {session === null ? (
        <p className="text-small text-ink2">{t(block === null ? 'noneYet' : `block.${block}`)}</p>
      ) : (
        <div className="flex flex-col gap-0.5 text-small text-ink2">
          <p className={session.state === 'failed' ? 'text-ink' : ''}>{words.ended(session, now)}</p>
          {session.failure !== null && <p>{t(`failure.${session.failure}.press`)}</p>}
          {session.calls > 0 && <LineFigures session={session} />}
          {block !== null && block !== session.failure && <p>{t(`block.${block}`)}</p>}
        </div>
      )}
      {block === null && <OpenButton bookingId={bookingId} state={session?.state ?? null} />}
    </>
  )
}

type OpenButtonProps = {
  readonly bookingId: string
  /** Of the session before; null where there was none. */
  readonly state: SessionState | null
}

function OpenButton({ bookingId, state: before }: OpenButtonProps) {
  const { t } = useTranslation('masking')
  const openLine = useWindow((state) => state.openLine)
  const doing = useWindow((state) => state.lineActs[bookingId]?.kind === 'doing')
  const press = () => void openLine(bookingId)
  const { caps, aria } = useKeyWords('openLine')
  useKey('openLine', press)
  return (
    <span>
      <Button keys={caps} aria-keyshortcuts={aria} aria-disabled={doing} onClick={press}>
        {t(doing ? 'opening' : openWord(before))}
      </Button>
    </span>
  )
}

function openWord(before: SessionState | null) {
  if (before === null) return 'open'
  return before === 'failed' ? 'tryAgain' : 'openAgain'
}
