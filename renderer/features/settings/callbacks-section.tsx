import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { AllowedSources } from './allowed-sources.tsx'
import { CallbackTestPanel, useCallbackTest } from './callback-test-panel.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { HookAddresses } from './hook-addresses.tsx'
import { HookSecrets } from './hook-secrets.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow, SettingRow } from './setting-row.tsx'
import { TunnelHowTo } from './tunnel-how-to.tsx'

export function CallbacksSection() {
  const { t } = useTranslation(['settings', 'callbackTest'])
  const remote = useWindow((state) => state.callbackSettings)
  const ask = useWindow((state) => state.askCallbackSettings)
  const changePublicUrl = useWindow((state) => state.changePublicUrl)
  const testing = useCallbackTest()
  const { kind } = testing.run
  const word = kind === 'running' ? 'testing' : kind === 'not-run' ? 'test' : 'testAgain'
  return (
    <>
      <SectionHead title={t('callbacks.title')} about={t('callbacks.about')}>
        <Button kind="primary" icon="refresh" aria-disabled={kind === 'running'} onClick={testing.start}>
          {t(`callbackTest:${word}`)}
        </Button>
      </SectionHead>
      <CallbackTestPanel {...testing} />
      <RemoteFace remote={remote} onAsk={() => void ask()}>
        {(settings) => (
          <>
            <Group title={t('callbacks.group')} hint={t('neverOverwritten')}>
              <SettingRow
                label={t('callbacks.publicUrl')}
                setting={settings.publicUrl}
                example="https://calls.example.org"
                onChange={changePublicUrl}
              />
              <HookSecrets settings={settings} />
              <AllowedSources />
              <PlainRow
                label={t('callbacks.listener')}
                value={settings.listenerUrl}
                source={t('callbacks.listenerSource')}
              />
            </Group>
            <HookAddresses settings={settings} />
            <TunnelHowTo listenerUrl={settings.listenerUrl} />
          </>
        )}
      </RemoteFace>
      <DeadLetters />
    </>
  )
}
