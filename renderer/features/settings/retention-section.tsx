import { useTranslation } from 'react-i18next'
import type { DeskSettings, RetentionPreview } from '../../../shared/contract/desk-settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useTold } from '../frame/use-told.ts'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { useAsked } from './use-asked.ts'

/** How long things are kept, and how many go when they are not. */
export function RetentionSection() {
  const { t } = useTranslation('care')
  const asked = useAsked('settings.desk', {})
  return (
    <>
      <SectionHead title={t('retention.title')} about={t('retention.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(settings) => (
          <>
            <Group title={t('retention.group')} hint={t('retention.hint')}>
              <DeskSettingRows
                rows={[
                  { key: 'retention.raw-days', label: t('retention.raw'), example: '30' },
                  { key: 'retention.recording-days', label: t('retention.recordings'), example: '180' },
                  { key: 'retention.call-days', label: t('retention.calls'), example: '730' },
                ]}
                settings={settings}
                asked={asked}
              />
            </Group>
            <WouldGo settings={settings} />
          </>
        )}
      </RemoteFace>
    </>
  )
}

function WouldGo({ settings }: { readonly settings: DeskSettings }) {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const { run, running } = useTold()
  const days = (key: 'retention.raw-days' | 'retention.recording-days' | 'retention.call-days') => {
    const { value } = settings[key]
    return value === null || value === '' ? null : Number(value)
  }
  const asked = useAsked('settings.retention', {
    rawDays: days('retention.raw-days'),
    recordingDays: days('retention.recording-days'),
    callDays: days('retention.call-days'),
  })
  return (
    <Group title={t('retention.wouldGo')}>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(preview) => (
          <>
            <PreviewWords preview={preview} />
            <div>
              <Button
                kind="danger"
                aria-disabled={running}
                onClick={() => run(async () => asked.put(await client.request('settings.run-retention', {})))}
              >
                {t('retention.runNow')}
              </Button>
            </div>
          </>
        )}
      </RemoteFace>
    </Group>
  )
}

function PreviewWords({ preview }: { readonly preview: RetentionPreview }) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { raw, recordings, calls, nextRunAt, lastRun } = preview
  const at = (instant: number) => `${format.date(instant)}, ${format.time(instant)}`
  const line = (what: 'calls' | 'recordings', count: number, before: number | null) =>
    before === null
      ? t(`retention.${what}Stay`)
      : t(`retention.${what}Go`, { count, date: format.date(before) })
  return (
    <ul className="flex flex-col gap-1 py-3">
      <li>{line('calls', calls.count, calls.before)}</li>
      <li>{line('recordings', recordings.count, recordings.before)}</li>
      <li>{t('retention.rawGo', { count: raw })}</li>
      <li className="text-small text-ink2">{t('retention.next', { time: at(nextRunAt) })}</li>
      {lastRun !== null && (
        <li className="text-small text-ink2">
          {t('retention.last', {
            time: at(lastRun.at),
            calls: lastRun.calls,
            recordings: lastRun.recordings,
            raw: lastRun.raw,
          })}
        </li>
      )}
    </ul>
  )
}
