import { useTranslation } from 'react-i18next'
import { NumberLabel } from '../../ui/number-label.tsx'

export function MaskedNumber({ label }: { readonly label: string }) {
  const { t } = useTranslation('words')
  return <NumberLabel label={label} spoken={t('endingIn')} />
}
