import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../shared/contract/people.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { useTold } from '../frame/use-told.ts'
import { NewPersonForm, PersonForm, ResetPasswordForm } from './person-forms.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'

/** Who may sign in, and as what. */
export function PeopleSection() {
  const { t } = useTranslation('people')
  const remote = useWindow((state) => state.people)
  const ask = useWindow((state) => state.askPeople)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <SectionHead title={t('title')} about={t('about')}>
        {!adding && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </SectionHead>
      {adding && <NewPersonForm onClose={() => setAdding(false)} />}
      <Group title={t('group')}>
        <RemoteFace remote={remote} onAsk={() => void ask()}>
          {(people) => people.map((person) => <Person key={person.id} person={person} />)}
        </RemoteFace>
      </Group>
    </>
  )
}

type Editing = 'nothing' | 'person' | 'password'

function Person({ person }: { readonly person: PersonView }) {
  const [editing, setEditing] = useState<Editing>('nothing')
  const close = () => setEditing('nothing')
  if (editing === 'person') return <PersonForm person={person} onClose={close} />
  if (editing === 'password') return <ResetPasswordForm person={person} onClose={close} />
  return <PersonRow person={person} onEdit={setEditing} />
}

type PersonRowProps = { readonly person: PersonView; readonly onEdit: (what: Editing) => void }

function PersonRow({ person, onEdit }: PersonRowProps) {
  const { t } = useTranslation(['people', 'frame'])
  const { store } = useTools()
  const { run, running } = useTold()
  const mine = useWindow((state) => selectUser(state)?.id) === person.id
  const { id, name, signInName, role, disabledAt } = person
  const enabled = disabledAt === null
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
      <div className="flex min-w-44 flex-1 flex-col">
        <p className="flex items-center gap-2">
          <span className={`font-semibold ${enabled ? '' : 'text-ink3'}`}>{name}</span>
          {mine && <Chip tone="plain">{t('you')}</Chip>}
          {!enabled && <Chip tone="plain">{t('disabled')}</Chip>}
        </p>
        <p className="text-small text-ink2">{signInName}</p>
      </div>
      <div className="flex min-w-52 flex-1 flex-col">
        <p>{t(`frame:role.${role}`)}</p>
        <p className="text-small text-ink2">
          {person.mustChangePassword ? t('passwordDue') : t(`rights.${role}`)}
        </p>
      </div>
      <p className="min-w-36 text-small text-ink2">
        <Phone person={person} />
      </p>
      <div className="flex gap-1">
        <Button size="small" aria-label={t('editOf', { name })} onClick={() => onEdit('person')}>
          {t('edit')}
        </Button>
        <Button size="small" aria-label={t('resetOf', { name })} onClick={() => onEdit('password')}>
          {t('reset')}
        </Button>
        <Button
          size="small"
          kind={enabled ? 'danger' : 'secondary'}
          aria-label={t(enabled ? 'disableOf' : 'enableOf', { name })}
          aria-disabled={running}
          onClick={() => run(() => store.getState().setPersonDisabled(id, enabled))}
        >
          {t(enabled ? 'disable' : 'enable')}
        </Button>
      </div>
    </div>
  )
}

function Phone({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people')
  if (person.phoneLabel === null) return t('noPhone')
  return (
    <>
      <MaskedNumber label={person.phoneLabel} />
      {!person.phoneVerified && <span className="block text-wrap">{t('phoneUnverified')}</span>}
    </>
  )
}
