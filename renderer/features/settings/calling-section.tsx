import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useTold } from '../frame/use-told.ts'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { useAsked } from './use-asked.ts'
import { useSourceWords } from './use-source-words.ts'

/** When this desk may call. A company may be stricter than the law, and never laxer. */
export function CallingSection() {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const asked = useAsked('settings.desk', {})
  const sourceWords = useSourceWords()
  const { run } = useTold()
  const setWeekends = (value: 'yes' | 'no') =>
    run(async () =>
      asked.put(await client.request('settings.change-desk', { key: 'calling.weekends', value })),
    )
  return (
    <>
      <SectionHead title={t('calling.title')} about={t('calling.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(settings) => (
          <>
            <Group title={t('calling.group')} hint={t('calling.hint')}>
              <DeskSettingRows
                rows={[
                  { key: 'calling.opens', label: t('calling.opens'), example: '09:30' },
                  { key: 'calling.closes', label: t('calling.closes'), example: '19:00' },
                ]}
                settings={settings}
                asked={asked}
              />
              <PlainRow
                label={t('calling.weekends')}
                value={
                  <Choice
                    label={t('calling.weekends')}
                    value={settings['calling.weekends'].value === 'no' ? 'no' : 'yes'}
                    options={[
                      { value: 'yes', label: t('calling.yes') },
                      { value: 'no', label: t('calling.no') },
                    ]}
                    onChange={setWeekends}
                  />
                }
                source={sourceWords(settings['calling.weekends'])}
              />
            </Group>
            <Group title={t('calling.exempt')}>
              <p className="py-3">{t('calling.exemptWords')}</p>
            </Group>
          </>
        )}
      </RemoteFace>
    </>
  )
}
