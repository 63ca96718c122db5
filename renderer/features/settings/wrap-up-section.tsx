import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentRules, BreakReasonView, DispositionView } from '../../../shared/contract/agents.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useTold } from '../frame/use-told.ts'
import { BreakForm, DispositionForm } from './choice-forms.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { SettingForm } from './setting-form.tsx'

export function WrapUpSection() {
  const { t } = useTranslation('people')
  return (
    <>
      <SectionHead title={t('wrapTitle')} about={t('wrapAbout')} />
      <Answers />
      <Breaks />
      <Rules />
    </>
  )
}

function Answers() {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const dispositions = useWindow((state) => state.choices?.dispositions)
  const [editing, setEditing] = useState<string | null>(null)
  const close = () => setEditing(null)
  return (
    <Group title={t('answers')} hint={t('answersHint')}>
      {dispositions?.map((disposition) =>
        editing === disposition.id ? (
          <DispositionForm key={disposition.id} disposition={disposition} onClose={close} />
        ) : (
          <ChoiceRow
            key={disposition.id}
            choice={disposition}
            lead={disposition.digit === null ? '–' : String(disposition.digit)}
            about={<AnswerAbout disposition={disposition} />}
            onEdit={() => setEditing(disposition.id)}
            onRetire={(retired) => store.getState().retireDisposition(disposition.id, retired)}
          />
        ),
      )}
      <AddLine words={t('addAnswer')} adding={editing === ''} onAdd={() => setEditing('')}>
        <DispositionForm disposition={null} onClose={close} />
      </AddLine>
    </Group>
  )
}

function AnswerAbout({ disposition }: { readonly disposition: DispositionView }) {
  const { t } = useTranslation('people')
  const { detail, next, fits } = disposition
  const parts = [
    detail === 'none' ? '' : `${t('detail')}: ${t(`detailKind.${detail}`)}`,
    next === 'none' ? '' : `${t('next')}: ${t(`nextKind.${next}`)}`,
    fits === 'any' ? '' : t(`fitsKind.${fits}`),
  ]
  return parts.filter(Boolean).join(' · ')
}

function Breaks() {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const reasons = useWindow((state) => state.choices?.breakReasons)
  const [editing, setEditing] = useState<string | null>(null)
  const close = () => setEditing(null)
  return (
    <Group title={t('breaks')} hint={t('breaksHint')}>
      {reasons?.map((reason) =>
        editing === reason.id ? (
          <BreakForm key={reason.id} reason={reason} onClose={close} />
        ) : (
          <ChoiceRow
            key={reason.id}
            choice={reason}
            lead=""
            about={reason.limitMinutes === null ? t('noLimit') : t('minutes', { count: reason.limitMinutes })}
            onEdit={() => setEditing(reason.id)}
            onRetire={(retired) => store.getState().retireBreakReason(reason.id, retired)}
          />
        ),
      )}
      <AddLine words={t('addBreak')} adding={editing === ''} onAdd={() => setEditing('')}>
        <BreakForm reason={null} onClose={close} />
      </AddLine>
    </Group>
  )
}

type ChoiceRowProps = {
  readonly choice: DispositionView | BreakReasonView
  readonly lead: string
  readonly about: React.ReactNode
  readonly onEdit: () => void
  readonly onRetire: (retired: boolean) => Promise<void>
}

function ChoiceRow({ choice, lead, about, onEdit, onRetire }: ChoiceRowProps) {
  const { t } = useTranslation('people')
  const language = useWindow((state) => state.language)
  const { run, running } = useTold()
  const name = choice.words[language]
  const { retired } = choice
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
      {lead !== '' && <span className="w-4 text-center text-ink2">{lead}</span>}
      <p className="flex min-w-44 flex-1 items-center gap-2">
        <span className={`font-medium ${retired ? 'text-ink3' : ''}`}>{name}</span>
        {retired && <Chip tone="plain">{t('retired')}</Chip>}
      </p>
      <p className="min-w-44 flex-1 text-small text-ink2">{about}</p>
      <div className="flex gap-1">
        <Button size="small" aria-label={t('editOf', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          size="small"
          kind="quiet"
          aria-label={t(retired ? 'bringBackOf' : 'retireOf', { name })}
          aria-disabled={running}
          onClick={() => run(() => onRetire(!retired))}
        >
          {t(retired ? 'bringBack' : 'retire')}
        </Button>
      </div>
    </div>
  )
}

type AddLineProps = {
  readonly words: string
  readonly adding: boolean
  readonly onAdd: () => void
  readonly children: React.ReactNode
}

function AddLine({ words, adding, onAdd, children }: AddLineProps) {
  if (adding) return children
  return (
    <div className="pt-3">
      <Button onClick={onAdd}>{words}</Button>
    </div>
  )
}

function Rules() {
  const { t } = useTranslation('people')
  const remote = useWindow((state) => state.agentRules)
  const ask = useWindow((state) => state.askAgentRules)
  return (
    <Group title={t('rules')}>
      <RemoteFace remote={remote} onAsk={() => void ask()}>
        {(rules) => (
          <>
            <Rule name="wrapSeconds" rules={rules} />
            <Rule name="idleLockMinutes" rules={rules} />
            <Rule name="offlineMinutes" rules={rules} />
          </>
        )}
      </RemoteFace>
    </Group>
  )
}

function Rule({ name, rules }: { readonly name: keyof AgentRules; readonly rules: AgentRules }) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const [editing, setEditing] = useState(false)
  const value = rules[name].value ?? ''
  if (editing) {
    return (
      <SettingForm
        label={t(name)}
        secret={false}
        start={value}
        onSave={(text) => store.getState().changeAgentRules({ [name]: text })}
        onClose={() => setEditing(false)}
      />
    )
  }
  return (
    <div className="flex min-h-11 items-center gap-4 border-b border-line py-1.5">
      <span className="min-w-0 flex-1 text-ink2">{t(name)}</span>
      <span className="w-16 text-right font-medium">{value}</span>
      <Button size="small" aria-label={t('editOf', { name: t(name) })} onClick={() => setEditing(true)}>
        {t('edit')}
      </Button>
    </div>
  )
}
