import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyView } from '../../../shared/contract/api-keys.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { ApiKeyForm } from './api-key-form.tsx'
import { useCopy } from './use-copy.ts'

export type NewApiKeyProps = {
  readonly onMade: (keys: ApiKeyView[]) => void
  readonly onClose: () => void
}

/** Makes a key and shows it this once. */
export function NewApiKey({ onMade, onClose }: NewApiKeyProps) {
  const { t } = useTranslation('api')
  const { client } = useTools()
  const [secret, setSecret] = useState<string | null>(null)
  if (secret !== null) return <ShownOnce secret={secret} onClose={onClose} />
  return (
    <ApiKeyForm
      press={t('keys.make')}
      start={{ name: '', rights: ['read', 'place-calls'], defaultAgentId: null }}
      onSave={async (change) => {
        const { key, keys } = await client.request('api-keys.create', change)
        onMade(keys)
        setSecret(key)
      }}
      onClose={onClose}
    />
  )
}

type ShownOnceProps = { readonly secret: string; readonly onClose: () => void }

function ShownOnce({ secret, onClose }: ShownOnceProps) {
  const { t } = useTranslation('api')
  const copy = useCopy()
  return (
    <section aria-label={t('keys.newKey')} className="flex flex-col gap-3">
      <p role="status">{t('keys.shownOnce')}</p>
      <p className="rounded-card border border-line2 bg-sunken p-4 font-mono break-all select-text">
        {secret}
      </p>
      <div className="flex gap-2">
        <Button
          kind="primary"
          icon="copy"
          onClick={() => copy(async () => secret, t('keys.newKey'))}
          // It takes the place of the button that was just pressed.
          autoFocus
        >
          {t('copy')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('keys.kept')}
        </Button>
      </div>
    </section>
  )
}
