import { useTranslation } from 'react-i18next'
import type { CallbackSettings } from '../../../shared/contract/settings.ts'
import { useWindow } from '../../state/use-window.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow, SettingRow } from './setting-row.tsx'

/** What Exotel is told to call, by what for. */
const routes = ['exotel/call', 'exotel/passthru', 'exotel/popup'] as const

export function CallbacksSection() {
  const { t } = useTranslation('settings')
  const remote = useWindow((state) => state.callbackSettings)
  const ask = useWindow((state) => state.askCallbackSettings)
  const changePublicUrl = useWindow((state) => state.changePublicUrl)
  return (
    <>
      <SectionHead title={t('callbacks.title')} about={t('callbacks.about')} />
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
              <SettingRow label={t('callbacks.hookToken')} setting={settings.hookToken} />
              <PlainRow
                label={t('callbacks.listener')}
                value={settings.listenerUrl}
                source={t('callbacks.listenerSource')}
              />
            </Group>
            <Addresses settings={settings} />
          </>
        )}
      </RemoteFace>
      <DeadLetters />
    </>
  )
}

function Addresses({ settings }: { readonly settings: CallbackSettings }) {
  const { t } = useTranslation('settings')
  const base = settings.publicUrl.value || settings.listenerUrl
  const end = (settings.hookToken.value ?? '').replace(/[^\w-]/g, '')
  return (
    <Group title={t('callbacks.addresses')} hint={t('callbacks.addressesHint')}>
      {routes.map((route) => (
        <div
          key={route}
          className="grid min-h-10 grid-cols-[200px_minmax(0,1fr)] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-1"
        >
          <span className="text-ink2">{t(`callbacks.route.${route}`)}</span>
          <code className="font-mono text-small break-all">{`${base}/hooks/••••${end}/${route}`}</code>
        </div>
      ))}
    </Group>
  )
}
