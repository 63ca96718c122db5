import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { ApiEvents } from './api-events.tsx'
import { ApiKeyRow } from './api-key-row.tsx'
import { ApiLimits } from './api-limits.tsx'
import { NewApiKey } from './new-api-key.tsx'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { useAsked } from './use-asked.ts'

/** Which programs may drive this desk, how much they may do, and what they are told. */
export function ApiKeysSection() {
  const { t } = useTranslation('api')
  const asked = useAsked('api-keys.list', {})
  const [adding, setAdding] = useState(false)
  return (
    <>
      <SectionHead title={t('keys.title')} about={t('keys.about')}>
        {!adding && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {t('keys.add')}
          </Button>
        )}
      </SectionHead>
      {adding && <NewApiKey onMade={asked.put} onClose={() => setAdding(false)} />}
      <Group title={t('keys.group')} hint={t('keys.hint')}>
        <RemoteFace remote={asked.remote} onAsk={asked.ask}>
          {(keys) =>
            keys.length === 0 ? (
              <p className="py-3 text-ink2">{t('keys.none')}</p>
            ) : (
              <ul>
                {keys.map((key) => (
                  <ApiKeyRow key={key.id} apiKey={key} onChanged={asked.put} />
                ))}
              </ul>
            )
          }
        </RemoteFace>
      </Group>
      <ApiLimits />
      <ApiEvents />
    </>
  )
}
