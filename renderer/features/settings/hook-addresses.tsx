import { useTranslation } from 'react-i18next'
import type { CallbackSettings } from '../../../shared/contract/settings.ts'
import { addressedHooks } from '../../../shared/domain/addressed-hooks.ts'
import { HookAddress } from './hook-address.tsx'
import { Group } from './section-parts.tsx'

/** What is entered at Exotel. The dots stand for the secret, which goes to the clipboard only, and only when asked. */
export function HookAddresses({ settings }: { readonly settings: CallbackSettings }) {
  const { t } = useTranslation('callbackTest')
  return (
    <Group title={t('addresses.title')} hint={t('addresses.hint')}>
      {addressedHooks.map((hook) => (
        <HookAddress key={hook} hook={hook} settings={settings} />
      ))}
    </Group>
  )
}
