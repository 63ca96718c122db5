import { useTranslation } from 'react-i18next'
import type { SettingView } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** Where a value came from: "from EXOTEL_ACCOUNT_SID, first run". */
export function useSourceWords(): (setting: SettingView) => string {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return ({ source, variable, changedAt, value }) => {
    const date = changedAt === null ? '' : format.date(changedAt)
    switch (source) {
      case 'environment':
        return t('source.environment', { variable: variable ?? '' })
      case 'screen':
        return changedAt === null ? t('source.screen') : t('source.screenOn', { date })
      case 'generated':
        return changedAt === null ? t('source.generated') : t('source.generatedOn', { date })
      case 'default':
        return value === null || value === '' ? '' : t('source.default')
    }
  }
}
