import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { CallEntry } from '../timeline/call-entry.tsx'

export type CallDetailsProps = {
  readonly call: CallView
  /** It was opened to hear its recording. */
  readonly listening: boolean
  readonly onClose: () => void
}

/** One call of the log: its legs, how it ended, what was noted of it, its recording. */
export function CallDetails({ call, listening, onClose }: CallDetailsProps) {
  const { t } = useTranslation('callLog')
  const goTo = useWindow((state) => state.goTo)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another call is another place to be
  useEffect(() => heading.current?.focus(), [call.id])
  const { bookingId, bookingReference } = call
  return (
    <aside
      aria-label={t('details.title')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
      className="flex w-86 short:w-80 shrink-0 flex-col gap-4 overflow-auto border-l border-line bg-sunken p-4"
    >
      <header className="flex items-center justify-between gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-name font-semibold">
          {t('details.title')}
        </h2>
        <Button size="small" kind="quiet" onClick={onClose} keys={['Esc']}>
          {t('details.close')}
        </Button>
      </header>
      <div>
        {/* Another call has another recording. */}
        <CallEntry key={`${call.id} ${listening}`} call={call} listening={listening} />
      </div>
      <Facts call={call} />
      {bookingId !== null && bookingReference !== null && (
        <div>
          <Button size="small" onClick={() => goTo({ page: 'desk', bookingId })}>
            {t('details.openBooking', { reference: bookingReference })}
          </Button>
        </div>
      )}
    </aside>
  )
}

function Facts({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('callLog')
  const format = useFormat()
  const moment = (at: number | null) => at && `${format.date(at)}, ${format.time(at)}`
  const facts: readonly (readonly [string, string | 0 | null])[] = [
    [t('details.asked'), moment(call.requestedAt)],
    [t('details.answered'), moment(call.answeredAt)],
    [t('details.ended'), moment(call.endedAt)],
    [t('details.first'), `${call.firstLeg.name} ${call.firstLeg.numberLabel}`.trim()],
    [t('details.second'), `${call.secondLeg.name} ${call.secondLeg.numberLabel}`.trim()],
    [t('details.line'), call.lineLabel],
    [t('column.price'), call.price === null ? null : format.money(Number(call.price) * 100)],
    [t('details.heard'), t('details.heardOf', { callbacks: call.heard.callbacks, polls: call.heard.polls })],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink2">{name}</dt>
          <dd>{value || '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
