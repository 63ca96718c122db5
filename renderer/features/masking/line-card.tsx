import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionOfBooking } from '../../../shared/contract/masking.ts'
import { selectLine } from '../../state/masked-lines-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { ClosedLine } from './closed-line.tsx'
import { LineChip } from './line-chip.tsx'
import { lineStanding } from './line-model.ts'
import { OpenLine } from './open-line.tsx'

/** The line on which customer and worker of a booking reach each other, and what can be done with it. */
export function LineCard({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('masking')
  const id = useId()
  const { value, error, at } = useWindow(selectLine(bookingId))
  const askLine = useWindow((state) => state.askLine)
  const going = useWindow((state) => state.going)
  const errorWords = useErrorWords()
  const now = useMinute()
  const ask = () => void askLine(bookingId)
  const closing = value?.session != null && going.includes(value.session.id)
  return (
    <section
      aria-labelledby={`${id}-head`}
      className="flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface px-4 py-3"
    >
      <div className="flex min-h-6 items-center gap-2">
        <Icon name="mask" size={16} />
        <h2 id={`${id}-head`} className="font-semibold">
          {t('line')}
        </h2>
        <span className="ml-auto" aria-live="polite">
          {value !== null && <LineChip standing={lineStanding(value.session, now, closing)} />}
        </span>
      </div>
      {value === null && error === null && <SkeletonBars widths={[90, 100, 60]} label={t('reading')} />}
      {value === null && error !== null && (
        <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
      )}
      {value !== null && error !== null && at !== null && <StaleNotice readAt={at} onAsk={ask} />}
      {value !== null && <Line bookingId={bookingId} line={value} closing={closing} />}
    </section>
  )
}

type LineProps = {
  readonly bookingId: string
  readonly line: SessionOfBooking
  readonly closing: boolean
}

function Line({ bookingId, line, closing }: LineProps) {
  const act = useWindow((state) => state.lineActs[bookingId])
  const errorWords = useErrorWords()
  const refusal = act?.kind === 'refused' ? errorWords(act.error) : null
  const session = line.session
  return (
    <>
      {session?.state === 'active' ? (
        <OpenLine session={session} closing={closing} />
      ) : (
        <ClosedLine bookingId={bookingId} line={line} />
      )}
      <Refusal sentence={refusal?.happened ?? null} />
    </>
  )
}
