import { useTranslation } from 'react-i18next'
import type { SettingsSection } from '../../state/navigation-slice.ts'
import { settingsSections } from '../../state/navigation-slice.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { NoticeDock } from '../notices/notice-dock.tsx'

const icons: Readonly<Record<SettingsSection, IconName>> = {
  account: 'cloud',
  people: 'person',
  'wrap-up': 'note',
  'my-phone': 'phone',
  callbacks: 'tunnel',
  appearance: 'type',
  computer: 'headset',
}

export type SettingsRailProps = {
  readonly current: SettingsSection
  readonly allowed: (section: SettingsSection) => boolean
}

export function SettingsRail({ current, allowed }: SettingsRailProps) {
  const { t } = useTranslation('settings')
  const goTo = useWindow((state) => state.goTo)
  return (
    <nav
      aria-label={t('sections')}
      data-region
      tabIndex={-1}
      className="flex w-64 shrink-0 flex-col border-r border-line bg-canvas short:w-61 drawer:w-13"
    >
      <ul className="flex flex-1 flex-col gap-0.5 overflow-y-auto p-1 pt-2.5">
        {settingsSections.filter(allowed).map((section) => (
          <li key={section}>
            <button
              type="button"
              aria-current={section === current ? 'page' : undefined}
              onClick={() => goTo({ page: 'settings', section })}
              className={`flex min-h-11.5 w-full items-start gap-2.5 rounded-row border px-2.5 py-1 text-left -outline-offset-2! ${section === current ? 'border-line bg-surface shadow-level1' : 'border-transparent hover:bg-hover'}`}
            >
              <Icon name={icons[section]} size={14} className="h-(--line-body) text-ink2" />
              <span className="flex min-w-0 flex-col drawer:sr-only">
                <span className="truncate font-medium">{t(`section.${section}`)}</span>
                <span className="truncate text-small text-ink2">
                  <Summary section={section} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="drawer:hidden">
        <NoticeDock />
      </div>
    </nav>
  )
}

/** The second line of a section: what is set there. */
function Summary({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation('settings')
  const user = useWindow(selectUser)
  const status = useWindow((state) => state.deskStatus)
  const language = useWindow((state) => state.language)
  const hours = useWindow((state) => state.hours)
  switch (section) {
    case 'account':
      return t(status?.practice === true ? 'practiceStandIn' : 'accountSummary')
    case 'people':
      return t('peopleSummary')
    case 'wrap-up':
      return t('wrapUpSummary')
    case 'my-phone':
      return user?.phoneLabel == null ? t('notSet') : <MaskedNumber label={user.phoneLabel} />
    case 'callbacks':
      return t('callbacksSummary', { count: status?.deadLetters ?? 0 })
    case 'appearance':
      return t('appearanceSummary', { language: t(`language.${language}`), hours: t(`hours.${hours}`) })
    case 'computer':
      return t('computerSummary')
  }
}
