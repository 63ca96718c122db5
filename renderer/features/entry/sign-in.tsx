import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupState } from '../../../shared/contract/people.ts'
import type { WhyAtDoor } from '../../state/session-slice.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Field } from '../../ui/field.tsx'
import { LanguageChoice } from '../appearance/language-choice.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { EntryLayout } from './entry-layout.tsx'
import { PasswordField } from './password-field.tsx'

export type SignInProps = { readonly setup: SetupState; readonly why: WhyAtDoor }

export function SignIn({ setup, why }: SignInProps) {
  const { t } = useTranslation('entry')
  return (
    <EntryLayout>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h1 className="flex items-center gap-2.5 text-title font-semibold">
            {t('signIn')}
            {setup.practice !== null && (
              <Chip tone="plain" icon="mask">
                {t('practiceDesk')}
              </Chip>
            )}
          </h1>
          <p className="text-ink2">{t(`signInAbout.${why}`)}</p>
        </div>
        <LanguageChoice />
      </div>
      <SignInForm />
    </EntryLayout>
  )
}

function SignInForm() {
  const { t } = useTranslation('entry')
  const { store } = useTools()
  const [signInName, setSignInName] = useState('')
  const [password, setPassword] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit(() => store.getState().signIn(signInName.trim(), password))
  }
  return (
    <form onSubmit={send} noValidate className="mt-5 flex flex-col gap-4">
      <Field
        label={t('signInName')}
        value={signInName}
        onChange={(event) => setSignInName(event.currentTarget.value)}
        autoComplete="username"
        spellCheck={false}
        // Nothing else can be done on this screen.
        autoFocus
      />
      <PasswordField
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={sentence}
      />
      <div>
        <Button kind="primary" size="large" submits keys={['Enter']} aria-disabled={sending}>
          {t(sending ? 'signingIn' : 'signIn')}
        </Button>
      </div>
    </form>
  )
}
