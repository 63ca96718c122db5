import { useTranslation } from 'react-i18next'
import { indianMinute } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { DayBand } from './day-band.tsx'

/** From here on the end of the window is said in minutes. */
const soon = 10 * 60_000

/** The clock of the desk, and until when calls are allowed. */
export function CallingHours() {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useMinute()
  const window = useWindow((state) => state.deskStatus?.callingWindow ?? null)
  if (window === null) return <span className="ml-auto" />
  const left = window.changesAt - now
  const time = format.time(window.changesAt)
  const closing = window.open && left <= soon
  return (
    <div className="ml-auto flex items-center gap-2.5 whitespace-nowrap">
      <DayBand opens={window.opensMinute} closes={window.closesMinute} now={indianMinute(now)} />
      <time className="text-name font-semibold">{format.time(now)}</time>
      {closing ? (
        <span className="font-medium text-wrap drawer:sr-only">
          {t('closesIn', { count: Math.max(1, Math.ceil(left / 60_000)) })}
        </span>
      ) : (
        <span className="text-ink2 drawer:sr-only">
          <span className="short:hidden">
            {t(window.open ? 'callsAllowedUntil' : 'callsClosedUntil', { time })}
          </span>
          <span className="hidden short:inline">{t(window.open ? 'until' : 'closedUntil', { time })}</span>
        </span>
      )}
    </div>
  )
}
