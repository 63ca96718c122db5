import { useTranslation } from 'react-i18next'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useTold } from '../frame/use-told.ts'
import { DeskSettingRows } from './desk-setting-rows.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { useAsked } from './use-asked.ts'
import { useCopy } from './use-copy.ts'

/** Where the booking backend is told of sessions and calls, and the secret that it knows the events by. */
export function ApiEvents() {
  const { t } = useTranslation('api')
  const asked = useAsked('settings.desk', {})
  return (
    <Group title={t('events.group')} hint={t('events.hint')}>
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(settings) => (
          <DeskSettingRows
            rows={[
              { key: 'events.url', label: t('events.url'), example: 'https://backend.example.org/events' },
            ]}
            settings={settings}
            asked={asked}
          />
        )}
      </RemoteFace>
      <EventsSecret />
    </Group>
  )
}

function EventsSecret() {
  const { t } = useTranslation('api')
  const { client } = useTools()
  const copy = useCopy()
  const { run, running } = useTold()
  const name = t('events.secret')
  const read = async () => (await client.request('api.events-secret', {})).secret
  const renew = () =>
    run(async () => {
      await client.request('api.renew-events-secret', {})
    })
  return (
    <PlainRow
      label={name}
      value={
        <span className="flex flex-wrap items-center gap-x-4">
          <span aria-hidden="true">•••• ••••</span>
          <Button kind="link" aria-disabled={running} onClick={renew}>
            {t('events.renew')}
          </Button>
        </span>
      }
      source={t('events.secretSource')}
    >
      <Button kind="link" onClick={() => copy(read, name)}>
        {t('copy')}
        <Spoken> {name}</Spoken>
      </Button>
    </PlainRow>
  )
}
