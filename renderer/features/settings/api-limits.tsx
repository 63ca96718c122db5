import { useTranslation } from 'react-i18next'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'
import { useAsked } from './use-asked.ts'

/** So that nobody is called without end, whatever a program does. */
export function ApiLimits() {
  const { t } = useTranslation('api')
  const asked = useAsked('settings.desk', {})
  return (
    <Group title={t('limits.group')} hint={t('limits.hint')}>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(settings) => (
          <DeskSettingRows
            rows={[
              { key: 'limits.key-per-minute', label: t('limits.key'), example: '3000' },
              { key: 'limits.session-per-hour', label: t('limits.session'), example: '30' },
              { key: 'limits.caller-per-day', label: t('limits.caller'), example: '100' },
            ]}
            settings={settings}
            asked={asked}
          />
        )}
      </RemoteFace>
    </Group>
  )
}
