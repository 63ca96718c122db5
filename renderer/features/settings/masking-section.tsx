import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { FlowCheck } from './flow-check.tsx'
import { FlowSteps } from './flow-steps.tsx'
import { MaskingLines } from './masking-lines.tsx'
import { MaskingRules } from './masking-rules.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { useAsked } from './use-asked.ts'

/** What masked lines need: ExoPhones, a flow at Exotel that asks this desk whom to dial, and what a minute costs. */
export function MaskingSection() {
  const { t } = useTranslation('maskingFlow')
  const callbacks = useWindow((state) => state.callbackSettings)
  const askCallbacks = useWindow((state) => state.askCallbackSettings)
  const asked = useAsked('settings.desk', {})
  return (
    <>
      <SectionHead title={t('title')} about={t('about')} />
      <FlowCheck />
      <MaskingLines />
      <MaskingRules />
      <RemoteFace remote={callbacks} onAsk={() => void askCallbacks()}>
        {(settings) => <FlowSteps settings={settings} />}
      </RemoteFace>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(settings) => (
          <Group title={t('cost.group')} hint={t('cost.hint')}>
            <DeskSettingRows
              rows={[{ key: 'masking.minute-price', label: t('cost.minute'), example: '0.90' }]}
              settings={settings}
              asked={asked}
            />
          </Group>
        )}
      </RemoteFace>
    </>
  )
}
