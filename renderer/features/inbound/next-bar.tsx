import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NextCall } from '../../../shared/contract/inbound.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { QueuedCall } from '../../state/inbound-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'

/** Time to think again, seconds of the person at the desk. */
const pauseSeconds = 3

/** Whom F2 calls, before it does. */
export function NextBar({ queued }: { readonly queued: QueuedCall }) {
  const { t } = useTranslation('inbound')
  const left = usePause()
  const why = useWhy()(queued.next)
  const undoNext = useWindow((state) => state.undoNext)
  const sendNext = useWindow((state) => state.sendNext)
  const goTo = useWindow((state) => state.goTo)
  const bookingId = bookingOf(queued.next)
  useShortcut({ key: 'z', control: true }, () => void undoNext())
  useEffect(() => {
    if (bookingId !== null) goTo({ page: 'desk', bookingId })
  }, [bookingId, goTo])
  useEffect(() => {
    if (left <= 0) void sendNext()
  }, [left, sendNext])
  return (
    <div className="rise-notice flex min-w-0 flex-1 items-center gap-3 px-1" role="status">
      <Icon name="phone-out" size={18} className="text-ink2" />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-semibold">
          {t('calling', { name: nameOf(queued.next, t('caller')) })}
        </span>
        <span className="truncate text-small text-ink2">{why}</span>
      </div>
      <span aria-hidden="true" className="text-small text-ink2">
        {t('inSeconds', { count: Math.max(0, left) })}
      </span>
      <Button keys={['F2']} onClick={() => void sendNext()}>
        {t('callNow')}
      </Button>
      <Button keys={['Ctrl', 'Z']} onClick={() => void undoNext()}>
        {t('undo')}
      </Button>
    </div>
  )
}

function usePause(): number {
  const [left, setLeft] = useState(pauseSeconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return left
}

function bookingOf(next: NextCall): string | null {
  return next.kind === 'missed' ? next.caller.bookingId : next.bookingId
}

function nameOf(next: NextCall, caller: string): string {
  if (next.kind !== 'missed') return next.name
  return next.caller.name || `${caller} ${next.caller.numberLabel}`
}

function useWhy(): (next: NextCall) => string {
  const { t } = useTranslation('inbound')
  const format = useFormat()
  return (next) => {
    if (next.kind === 'missed') return t('whyMissed', { time: format.time(next.caller.lastAt) })
    const time = next.dueAt === null ? '' : format.time(next.dueAt)
    return t(next.kind === 'booking' ? 'whyBooking' : 'whyCallBack', {
      time,
      reference: next.bookingReference,
    })
  }
}
