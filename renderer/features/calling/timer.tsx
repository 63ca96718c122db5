import { duration } from '../../i18n/format.ts'
import { useSecond } from '../../state/use-window.tsx'

export type TimerProps = { readonly since: number; readonly where?: 'bar' | 'table' }

/** Time since an instant of the core's clock. Readers are not told each second; the phase is announced instead. */
export function Timer({ since, where = 'bar' }: TimerProps) {
  const now = useSecond()
  return <span aria-hidden="true">{duration((now - since) / 1000, where)}</span>
}
