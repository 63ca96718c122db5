import { useTranslation } from 'react-i18next'
import type { CallbackSettings } from '../../../shared/contract/settings.ts'
import type { AddressedHook } from '../../../shared/domain/addressed-hooks.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useCopy } from './use-copy.ts'

export type HookAddressProps = {
  readonly hook: AddressedHook
  readonly settings: Pick<CallbackSettings, 'publicUrl' | 'listenerUrl'>
}

/** What it is for, the address with dots in place of the secret, and the way to copy it whole. */
export function HookAddress({ hook, settings }: HookAddressProps) {
  const { t } = useTranslation('callbackTest')
  const { client } = useTools()
  const copy = useCopy()
  const base = settings.publicUrl.value || settings.listenerUrl
  const name = t(`addresses.${hook}`)
  const whole = async () => (await client.request('settings.hook-address', { hook })).url
  return (
    <div className="grid min-h-10 grid-cols-[200px_minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1">
      <span className="text-ink2">{name}</span>
      <code className="font-mono text-small break-all">{`${base}/hooks/••••/${hook}`}</code>
      <Button kind="link" onClick={() => copy(whole, name)}>
        {t('copy')}
        <Spoken> {name}</Spoken>
      </Button>
    </div>
  )
}
