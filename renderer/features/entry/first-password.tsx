import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../shared/contract/people.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { LanguageChoice } from '../appearance/language-choice.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import { EntryLayout } from './entry-layout.tsx'

/** Whoever was given a password chooses one of their own before anything else. */
export function FirstPassword({ user }: { readonly user: UserView }) {
  const { t } = useTranslation('door')
  const signOut = useWindow((state) => state.signOut)
  return (
    <EntryLayout>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h1 className="text-title font-semibold">{t('welcome', { name: user.name })}</h1>
          <p className="text-ink2">{t('welcomeAbout')}</p>
        </div>
        <LanguageChoice />
      </div>
      <div className="mt-5">
        <ChangePasswordForm oldLabel={t('givenPassword')} large />
      </div>
      <div className="mt-4">
        <Button kind="quiet" onClick={() => void signOut()}>
          {t('later')}
        </Button>
      </div>
    </EntryLayout>
  )
}
