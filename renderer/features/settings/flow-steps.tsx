import { useTranslation } from 'react-i18next'
import type { CallbackSettings } from '../../../shared/contract/settings.ts'
import type { AddressedHook } from '../../../shared/domain/addressed-hooks.ts'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { HookAddress } from './hook-address.tsx'
import { Group } from './section-parts.tsx'

type FlowStep = { readonly name: string; readonly hook?: AddressedHook }

/** In the order of the flow at Exotel; each applet that needs an address has it under its step. */
const steps = [
  { name: 'flow' },
  { name: 'connect', hook: 'exotel/connect' },
  { name: 'gather', hook: 'exotel/gather' },
  { name: 'passthru', hook: 'exotel/passthru' },
  { name: 'assign' },
  { name: 'call' },
] as const satisfies readonly FlowStep[]

/** What somebody does at Exotel, once, with the addresses to paste. */
export function FlowSteps({ settings }: { readonly settings: CallbackSettings }) {
  const { t } = useTranslation('maskingFlow')
  // The stand-in is on this computer, and is set up by itself.
  const practice = useWindow(selectIsPractice)
  const reachable = practice || Boolean(settings.publicUrl.value)
  return (
    <Group title={t('steps.title')} hint={t('steps.hint')}>
      {practice && <p className="pt-3 text-ink2">{t('steps.practice')}</p>}
      {!reachable && <p className="pt-3 text-wrap">{t('steps.noAddress')}</p>}
      <ol className="flex list-decimal flex-col gap-3 py-3 pl-5">
        {steps.map((step) => (
          <li key={step.name}>
            <p className="font-medium">{t(`steps.${step.name}`)}</p>
            <p className="text-small text-ink2">{t(`steps.${step.name}.how`)}</p>
            {'hook' in step && <HookAddress hook={step.hook} settings={settings} />}
          </li>
        ))}
      </ol>
    </Group>
  )
}
