import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { ChangePasswordForm } from '../entry/change-password-form.tsx'
import { useTold } from '../frame/use-told.ts'
import { Group } from './section-parts.tsx'

export function MyPasswordSection() {
  const { t } = useTranslation(['people', 'door'])
  const { store } = useTools()
  const { run } = useTold()
  const [changed, setChanged] = useState(false)
  return (
    <Group title={t('passwordTitle')} hint={t('passwordHint')}>
      <div className="flex flex-col items-start gap-3 pt-4">
        <ChangePasswordForm oldLabel={t('door:presentPassword')} onChanged={() => setChanged(true)} />
        <p role="status" className="text-small text-ready">
          {changed ? t('passwordChanged') : ''}
        </p>
        <Button icon="lock" onClick={() => run(() => store.getState().lock())}>
          {t('lock')}
        </Button>
      </div>
    </Group>
  )
}
