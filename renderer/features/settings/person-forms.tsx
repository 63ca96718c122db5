import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../shared/contract/people.ts'
import { type Role, roles } from '../../../shared/domain/rights.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { adminProblems } from '../entry/new-admin-check.ts'
import { PasswordField } from '../entry/password-field.tsx'
import { useSubmit } from '../errors/use-submit.ts'

type Closing = { readonly onClose: () => void }

export function NewPersonForm({ onClose }: Closing) {
  const { t } = useTranslation(['people', 'entry'])
  const { store } = useTools()
  const [person, setPerson] = useState({ name: '', signInName: '', password: '' })
  const [role, setRole] = useState<Role>('agent')
  const [tried, setTried] = useState(false)
  const { submit, sending, sentence } = useSubmit()
  const problems = tried ? adminProblems(person) : []
  const wrong = (field: 'name' | 'signInName' | 'password') =>
    problems.includes(field) ? t(`entry:wrong.${field}`, { count: 8 }) : null
  const write = (changes: Partial<typeof person>) => setPerson({ ...person, ...changes })
  const save = () => {
    setTried(true)
    if (adminProblems(person).length > 0) return
    submit(async () => {
      await store.getState().createPerson({ ...person, role })
      onClose()
    })
  }
  return (
    <PersonFrame label={t('create')} sending={sending} onSave={save} onClose={onClose}>
      <Field
        label={t('name')}
        value={person.name}
        onChange={(event) => write({ name: event.currentTarget.value })}
        error={wrong('name')}
        autoComplete="off"
        // The form takes the place of the button that was just pressed.
        autoFocus
      />
      <Field
        label={t('signInName')}
        value={person.signInName}
        onChange={(event) => write({ signInName: event.currentTarget.value })}
        error={wrong('signInName') ?? sentence}
        autoComplete="off"
        spellCheck={false}
      />
      <RoleField role={role} onChange={setRole} />
      <PasswordField
        label={t('firstPassword')}
        value={person.password}
        onChange={(password) => write({ password })}
        autoComplete="new-password"
        hint={t('firstPasswordHint')}
        error={wrong('password')}
      />
    </PersonFrame>
  )
}

export function PersonForm({ person, onClose }: Closing & { readonly person: PersonView }) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const { submit, sending, sentence } = useSubmit()
  const save = () =>
    submit(async () => {
      await store.getState().changePerson(person.id, { name, role })
      onClose()
    })
  return (
    <PersonFrame label={t('save')} sending={sending} onSave={save} onClose={onClose}>
      <Field
        label={t('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={sentence}
        autoComplete="off"
        autoFocus
      />
      <RoleField role={role} onChange={setRole} />
    </PersonFrame>
  )
}

export function ResetPasswordForm({ person, onClose }: Closing & { readonly person: PersonView }) {
  const { t } = useTranslation('people')
  const { store } = useTools()
  const [password, setPassword] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const save = () =>
    submit(async () => {
      await store.getState().resetPassword(person.id, password)
      onClose()
    })
  return (
    <PersonFrame label={t('save')} sending={sending} onSave={save} onClose={onClose}>
      <PasswordField
        label={t('resetOf', { name: person.name })}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={t('resetAbout', { name: person.name })}
        error={sentence}
        autoFocus
      />
    </PersonFrame>
  )
}

function RoleField({ role, onChange }: { readonly role: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useTranslation(['people', 'frame'])
  const options = roles.map((value) => ({
    value,
    label: `${t(`frame:role.${value}`)}: ${t(`rights.${value}`)}`,
  }))
  return <SelectField label={t('role')} value={role} options={options} onChange={onChange} />
}

type PersonFrameProps = Closing & {
  readonly label: string
  readonly sending: boolean
  readonly onSave: () => void
  readonly children: ReactNode
}

/** Fields in two columns, and under them what can be done. Escape leaves everything as it was. */
export function PersonFrame({ label, sending, onSave, onClose, children }: PersonFrameProps) {
  const { t } = useTranslation('people')
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave()
  }
  return (
    <form
      onSubmit={save}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="flex flex-col gap-3 border-b border-line py-3"
    >
      <div className="grid grid-cols-2 items-start gap-x-4 gap-y-3 drawer:grid-cols-1">{children}</div>
      <div className="flex gap-2">
        <Button kind="primary" submits aria-disabled={sending}>
          {label}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
