import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { minimumPasswordLength } from './new-admin-check.ts'

export function PasswordHint({ length }: { readonly length: number }) {
  const { t } = useTranslation('entry')
  const enough = length >= minimumPasswordLength
  return (
    <span className="flex justify-between gap-4 text-ink3">
      {enough ? (
        <span className="flex items-center gap-1.5 text-ready">
          <Icon name="check" size={12} />
          {t('characters', { count: length })}
        </span>
      ) : (
        <span>{t('atLeast', { count: minimumPasswordLength })}</span>
      )}
      <span>{t('staysHere')}</span>
    </span>
  )
}
