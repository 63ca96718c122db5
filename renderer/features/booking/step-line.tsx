import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { bookingSteps, type Step } from './step-model.ts'

export function StepLine({ booking, now }: { readonly booking: BookingView; readonly now: number }) {
  const { t } = useTranslation('booking')
  const steps = bookingSteps(booking, now)
  return (
    <ol aria-label={t('steps')} className="flex pb-4">
      {steps.map((step, index) => (
        <StepItem key={step.status} step={step} now={now} last={index === steps.length - 1} />
      ))}
    </ol>
  )
}

type StepItemProps = { readonly step: Step; readonly now: number; readonly last: boolean }

function StepItem({ step, now, last }: StepItemProps) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  /** The hour of another day says little; its date does. */
  const when = (at: number) => (indianDay(at) === indianDay(now) ? format.time(at) : format.date(at))
  const reached = step.state === 'done' || step.state === 'current'
  return (
    <li
      aria-current={step.state === 'current' ? 'step' : undefined}
      className={`flex min-w-0 flex-col ${last ? '' : 'flex-1'}`}
    >
      <span aria-hidden="true" className="mb-1 flex h-3.5 items-center">
        <Node step={step} />
        {!last && <Way step={step} />}
      </span>
      <span className={`text-body ${reached || step.state === 'next' ? '' : 'text-ink3'}`}>
        {t(`step.${step.status}`)}
      </span>
      <span
        className={`text-small ${step.promised !== null && step.late ? 'font-medium text-wrap' : 'text-ink2'}`}
      >
        {step.at !== null && when(step.at)}
        {step.promised !== null && t('promised', { time: when(step.promised) })}
      </span>
    </li>
  )
}

function Node({ step }: { readonly step: Step }) {
  const late = step.late && step.state !== 'ahead'
  if (step.state === 'done' || step.state === 'current') {
    return <span className={`size-2.5 shrink-0 rounded-full ${late ? 'bg-wrap-fill' : 'bg-ink'}`} />
  }
  return (
    <span
      className={`size-2.5 shrink-0 rounded-full border-2 ${late ? 'border-wrap-fill' : 'border-line2'}`}
    />
  )
}

function Way({ step }: { readonly step: Step }) {
  return (
    <span className="mx-1 h-0.5 flex-1 rounded-full bg-line">
      <span
        className={`block h-full rounded-full ${step.late ? 'bg-wrap-fill' : 'bg-ink'}`}
        style={{ width: `${step.wayOn * 100}%` }}
      />
    </span>
  )
}
