import { useTranslation } from 'react-i18next'
import { clockTime } from '../../i18n/format.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'

export function AccountSummary() {
  const { t } = useTranslation('settings')
  const status = useWindow((state) => state.deskStatus)
  return t(status?.practice === true ? 'practiceStandIn' : 'accountSummary')
}

export function PhoneSummary() {
  const { t } = useTranslation('settings')
  const user = useWindow(selectUser)
  return user?.phoneLabel == null ? t('notSet') : <MaskedNumber label={user.phoneLabel} />
}

export function CallbacksSummary() {
  const { t } = useTranslation('settings')
  const status = useWindow((state) => state.deskStatus)
  return t('callbacksSummary', { count: status?.deadLetters ?? 0 })
}

export function CallingSummary() {
  const { t } = useTranslation('settings')
  const window = useWindow((state) => state.deskStatus?.callingWindow)
  const hours = useWindow((state) => state.hours)
  if (window === undefined) return null
  const [from, to] = [clockTime(window.opensMinute, hours), clockTime(window.closesMinute, hours)]
  return t('callingSummary', { from, to })
}

export function KeysSummary() {
  const { t } = useTranslation('settings')
  const count = useWindow((state) => Object.keys(state.preferences.shortcuts).length)
  return t('keysSummary', { count })
}

export function AppearanceSummary() {
  const { t } = useTranslation('settings')
  const language = useWindow((state) => state.language)
  const hours = useWindow((state) => state.hours)
  return t('appearanceSummary', { language: t(`language.${language}`), hours: t(`hours.${hours}`) })
}
