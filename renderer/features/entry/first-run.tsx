import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupState } from '../../../shared/contract/people.ts'
import type { WhyAtDoor } from '../../state/session-slice.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { LanguageChoice } from '../appearance/language-choice.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { DeskChoice, type DeskKind } from './desk-choice.tsx'
import { EntryLayout } from './entry-layout.tsx'
import { adminProblems, minimumPasswordLength } from './new-admin-check.ts'
import { PasswordField } from './password-field.tsx'
import { PasswordHint } from './password-hint.tsx'

export type FirstRunProps = { readonly setup: SetupState; readonly why: WhyAtDoor }

/** Nobody can sign in yet: practice first, for it needs nothing; then the name and password of the first user. */
export function FirstRun({ setup, why }: FirstRunProps) {
  const { t } = useTranslation('entry')
  return (
    <EntryLayout>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h1 className="text-title font-semibold">{t('setUp')}</h1>
          <p className="text-ink2">{t('twoMinutes')}</p>
        </div>
        <LanguageChoice />
      </div>
      <FirstRunForm setup={setup} why={why} />
    </EntryLayout>
  )
}

function FirstRunForm({ setup, why }: FirstRunProps) {
  const { t } = useTranslation('entry')
  const { store } = useTools()
  const inPractice = setup.practice !== null
  const [desk, setDesk] = useState<DeskKind>(deskToBeginWith(setup, why))
  const [admin, setAdmin] = useState({ name: '', signInName: 'admin', password: '' })
  const [checked, setChecked] = useState(false)
  const { submit, sending, error, sentence } = useSubmit()
  const problems = checked ? adminProblems(admin) : []
  const wrong = (field: keyof typeof admin) => {
    if (problems.includes(field)) return t(`wrong.${field}`, { count: minimumPasswordLength })
    return error?.detail.field === field ? sentence : null
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (adminProblems(admin).length > 0) return
    const { startPractising, createAdmin, goTo } = store.getState()
    submit(async () => {
      await (desk === 'practice' && !inPractice ? startPractising(admin) : createAdmin(admin))
      if (desk === 'real') goTo({ page: 'settings', section: 'account' })
    })
  }
  return (
    <form onSubmit={send} noValidate className="mt-5 flex flex-col gap-5">
      <DeskChoice value={desk} setup={setup} onChange={setDesk} />
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={t('yourName')}
          value={admin.name}
          onChange={(event) => setAdmin({ ...admin, name: event.currentTarget.value })}
          autoComplete="name"
          error={wrong('name')}
        />
        <Field
          label={t('signInName')}
          value={admin.signInName}
          onChange={(event) => setAdmin({ ...admin, signInName: event.currentTarget.value.toLowerCase() })}
          autoComplete="username"
          spellCheck={false}
          error={wrong('signInName')}
        />
      </div>
      <PasswordField
        value={admin.password}
        onChange={(password) => setAdmin({ ...admin, password })}
        autoComplete="new-password"
        error={wrong('password')}
        hint={<PasswordHint length={admin.password.length} />}
      />
      <div className="flex flex-col items-start gap-2.5">
        <Button kind="primary" size="large" submits keys={['Enter']} aria-disabled={sending}>
          {t(sending ? 'starting' : desk === 'practice' ? 'startPractising' : 'createDesk')}
        </Button>
        <Refusal sentence={sentence} />
      </div>
    </form>
  )
}

function deskToBeginWith(setup: SetupState, why: WhyAtDoor): DeskKind {
  if (setup.practice !== null) return 'practice'
  return setup.canPractise && why !== 'left-practice' ? 'practice' : 'real'
}
