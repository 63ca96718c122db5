import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../shared/contract/people.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { LanguageChoice } from '../appearance/language-choice.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { EntryLayout } from './entry-layout.tsx'
import { PasswordField } from './password-field.tsx'

/** Nothing of the desk is in the page while it is locked; calls and countdowns go on in the core. */
export function LockScreen({ user }: { readonly user: UserView }) {
  const { t } = useTranslation('door')
  const { store } = useTools()
  const signOut = useWindow((state) => state.signOut)
  const [password, setPassword] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit(() => store.getState().unlock(password))
  }
  return (
    <EntryLayout>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h1 className="text-title font-semibold">{t('locked', { name: user.name })}</h1>
          <p className="text-ink2">{t('lockedAbout')}</p>
        </div>
        <LanguageChoice />
      </div>
      <form onSubmit={send} noValidate className="mt-5 flex flex-col gap-4">
        {/* For those who keep passwords: whose it is. */}
        <input type="hidden" autoComplete="username" value={user.signInName} readOnly />
        <PasswordField
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={sentence}
          autoFocus
        />
        <div className="flex gap-2">
          <Button kind="primary" size="large" submits keys={['Enter']} aria-disabled={sending}>
            {t(sending ? 'unlocking' : 'unlock')}
          </Button>
          <Button kind="quiet" size="large" onClick={() => void signOut()}>
            {t('somebodyElse')}
          </Button>
        </div>
      </form>
    </EntryLayout>
  )
}
