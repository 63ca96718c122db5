import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  BreakReasonChange,
  BreakReasonView,
  DispositionChange,
  DispositionView,
} from '../../../shared/contract/agents.ts'
import { dispositionFits, nextSteps, wrapDetails } from '../../../shared/domain/agent-state.ts'
import { useTools } from '../../state/use-window.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { PersonFrame } from './person-forms.tsx'

type Words = BreakReasonChange['words']

const digits = ['none', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

const newAnswer: DispositionChange = {
  words: { en: '', hi: '' },
  digit: null,
  detail: 'none',
  next: 'none',
  fits: 'any',
  position: 100,
}

export type DispositionFormProps = {
  /** Null: a new one. */
  readonly disposition: DispositionView | null
  readonly onClose: () => void
}

export function DispositionForm({ disposition, onClose }: DispositionFormProps) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const [change, setChange] = useState<DispositionChange>(() => startOf(disposition))
  const { submit, sending, sentence } = useSubmit()
  const write = (changes: Partial<DispositionChange>) => setChange({ ...change, ...changes })
  const save = () =>
    submit(async () => {
      await store.getState().putDisposition(change)
      onClose()
    })
  return (
    <PersonFrame label={t('save')} sending={sending} onSave={save} onClose={onClose}>
      <WordFields words={change.words} error={sentence} onWrite={(words) => write({ words })} />
      <SelectField
        label={t('digit')}
        value={digits.find((digit) => digit === String(change.digit)) ?? 'none'}
        options={digits.map((value) => ({ value, label: value === 'none' ? t('noDigit') : value }))}
        onChange={(value) => write({ digit: value === 'none' ? null : Number(value) })}
      />
      <SelectField
        label={t('detail')}
        value={change.detail}
        options={wrapDetails.map((value) => ({ value, label: t(`detailKind.${value}`) }))}
        onChange={(detail) => write({ detail })}
      />
      <SelectField
        label={t('next')}
        value={change.next}
        options={nextSteps.map((value) => ({ value, label: t(`nextKind.${value}`) }))}
        onChange={(next) => write({ next })}
      />
      <SelectField
        label={t('fits')}
        value={change.fits}
        options={dispositionFits.map((value) => ({ value, label: t(`fitsKind.${value}`) }))}
        onChange={(fits) => write({ fits })}
      />
      <PositionField position={change.position} onWrite={(position) => write({ position })} />
    </PersonFrame>
  )
}

function startOf(disposition: DispositionView | null): DispositionChange {
  if (disposition === null) return newAnswer
  const { retired: _, ...change } = disposition
  return change
}

export type BreakFormProps = { readonly reason: BreakReasonView | null; readonly onClose: () => void }

export function BreakForm({ reason, onClose }: BreakFormProps) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const [words, setWords] = useState<Words>(reason?.words ?? { en: '', hi: '' })
  const [minutes, setMinutes] = useState(reason?.limitMinutes?.toString() ?? '')
  const [position, setPosition] = useState(reason?.position ?? 100)
  const { submit, sending, sentence } = useSubmit()
  const save = () =>
    submit(async () => {
      const limitMinutes = minutes.trim() === '' ? null : Number(minutes)
      const id = reason === null ? {} : { id: reason.id }
      await store.getState().putBreakReason({ ...id, words, limitMinutes, position })
      onClose()
    })
  return (
    <PersonFrame label={t('save')} sending={sending} onSave={save} onClose={onClose}>
      <WordFields words={words} error={sentence} onWrite={setWords} />
      <Field
        label={t('limit')}
        inputMode="numeric"
        value={minutes}
        placeholder={t('noLimit')}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <PositionField position={position} onWrite={setPosition} />
    </PersonFrame>
  )
}

type WordFieldsProps = {
  readonly words: Words
  readonly error: string | null
  readonly onWrite: (words: Words) => void
}

function WordFields({ words, error, onWrite }: WordFieldsProps) {
  const { t } = useTranslation('people')
  return (
    <>
      <Field
        label={t('english')}
        lang="en"
        value={words.en}
        maxLength={40}
        onChange={(event) => onWrite({ ...words, en: event.currentTarget.value })}
        error={error}
        autoFocus
      />
      <Field
        label={t('hindi')}
        lang="hi"
        value={words.hi}
        maxLength={40}
        onChange={(event) => onWrite({ ...words, hi: event.currentTarget.value })}
      />
    </>
  )
}

type PositionFieldProps = { readonly position: number; readonly onWrite: (position: number) => void }

function PositionField({ position, onWrite }: PositionFieldProps) {
  const { t } = useTranslation('people')
  return (
    <Field
      label={t('position')}
      type="number"
      min={1}
      max={999}
      value={position}
      onChange={(event) => onWrite(Math.trunc(Number(event.currentTarget.value)) || 1)}
    />
  )
}
