import { duration } from '../../i18n/format.ts'
import { useSecond } from '../../state/use-window.tsx'

/** Time left until an instant of the core's clock; never below nothing. */
export function Countdown({
  until,
  where = 'bar',
}: {
  readonly until: number
  readonly where?: 'bar' | 'table'
}) {
  const now = useSecond()
  return <span aria-hidden="true">{duration(Math.max(0, Math.ceil((until - now) / 1000)), where)}</span>
}
