import { useTranslation } from 'react-i18next'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { RemoteFace } from './remote-face.tsx'
import { useAsked } from './use-asked.ts'

/** Where callbacks may come from; nothing set lets everybody who knows the secret. */
export function AllowedSources() {
  const { t } = useTranslation('callbackTest')
  const asked = useAsked('settings.desk', {})
  return (
    <RemoteFace remote={asked.remote} onAsk={asked.ask}>
      {(settings) => (
        <DeskSettingRows
          rows={[{ key: 'hooks.sources', label: t('sources'), example: '203.0.113.0/24, 198.51.100.7' }]}
          settings={settings}
          asked={asked}
        />
      )}
    </RemoteFace>
  )
}
