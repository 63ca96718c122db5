import { useTranslation } from 'react-i18next'
import type { SettingView } from '../../../shared/contract/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** Where a value came from: "from EXOTEL_ACCOUNT_SID, first run". */
export function useSourceWords(): (setting: SettingView) => string {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return ({ source, variable, changedAt, changedBy, value }) => {
    const date = changedAt === null ? '' : format.date(changedAt)
    switch (source) {
      case 'environment':
        return t('source.environment', { variable: variable ?? '' })
      case 'screen':
        if (changedAt === null) return t('source.screen')
        if (changedBy !== null)
          return t('source.screenBy', { date, name: changedBy, time: format.time(changedAt) })
        return t('source.screenOn', { date })
      case 'generated':
        return changedAt === null ? t('source.generated') : t('source.generatedOn', { date })
      case 'default':
        return value === null || value === '' ? '' : t('source.default')
    }
  }
}
