import type { ComponentType } from 'react'
import type { Right } from '../../../shared/domain/rights.ts'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { AboutSection } from './about-section.tsx'
import { AccountSection } from './account-section.tsx'
import { ApiKeysSection } from './api-keys-section.tsx'
import { ApiSection } from './api-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { AuditSection } from './audit-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { CallbacksSection } from './callbacks-section.tsx'
import { CallingSection } from './calling-section.tsx'
import { ComputerSection } from './computer-section.tsx'
import { HistorySection } from './history-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { MaskingSection } from './masking-section.tsx'
import { MyPhonePage } from './my-phone-page.tsx'
import { NoticesSection } from './notices-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { RecoverySection } from './recovery-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import {
  AccountSummary,
  AppearanceSummary,
  CallbacksSummary,
  CallingSummary,
  KeysSummary,
  PhoneSummary,
} from './section-summaries.tsx'
import { WrapUpSection } from './wrap-up-section.tsx'

/** One page of Settings. Its title is a key of the translations; `{title}.words` are what it is found by besides. */
export type SettingsPageEntry = {
  readonly name: string
  readonly icon: IconName
  readonly title: string
  /** Left out: everybody has it. */
  readonly right?: Right
  readonly Page: ComponentType
  /** What is set there, in a few words. */
  readonly Summary?: ComponentType
}

/** In the order of the rail. Another feature's page takes one line. */
export const settingsPages: readonly SettingsPageEntry[] = [
  page('account', 'cloud', AccountSection, { right: 'settings', Summary: AccountSummary }),
  page('my-phone', 'phone', MyPhonePage, { Summary: PhoneSummary }),
  page('people', 'person', PeopleSection, { right: 'people' }),
  page('wrap-up', 'note', WrapUpSection, { right: 'settings' }),
  page('callbacks', 'tunnel', CallbacksSection, { right: 'settings', Summary: CallbacksSummary }),
  page('masking', 'mask', MaskingSection, { right: 'settings' }),
  page('calling', 'clock', CallingSection, { right: 'settings', Summary: CallingSummary }),
  page('backups', 'store', BackupsSection, { right: 'settings' }),
  page('retention', 'list', RetentionSection, { right: 'settings' }),
  page('recovery', 'lock', RecoverySection, { right: 'settings' }),
  page('keys', 'keys', KeysSection, { Summary: KeysSummary }),
  page('api-keys', 'link', ApiKeysSection, { right: 'settings' }),
  page('api', 'list', ApiSection, { right: 'settings' }),
  page('notices', 'callbacks', NoticesSection),
  page('appearance', 'type', AppearanceSection, { Summary: AppearanceSummary }),
  page('computer', 'headset', ComputerSection),
  page('history', 'refresh', HistorySection, { right: 'settings' }),
  page('audit', 'lock', AuditSection, { right: 'supervise' }),
  page('about', 'note', AboutSection, { right: 'settings' }),
]

function page(
  name: string,
  icon: IconName,
  Page: ComponentType,
  more: Pick<SettingsPageEntry, 'right' | 'Summary'> = {},
): SettingsPageEntry {
  return { name, icon, title: `settings:section.${name}`, Page, ...more }
}
