import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyView } from '../../../shared/contract/api-keys.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useTold } from '../frame/use-told.ts'
import { ApiKeyForm } from './api-key-form.tsx'

export type ApiKeyRowProps = {
  readonly apiKey: ApiKeyView
  readonly onChanged: (keys: ApiKeyView[]) => void
}

/** One key: what it may do, when it was used, and the ways to narrow and to end it. */
export function ApiKeyRow({ apiKey, onChanged }: ApiKeyRowProps) {
  const { t } = useTranslation('api')
  const { client } = useTools()
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'revoking'>('nothing')
  const { id, name, rights, defaultAgent, revokedAt } = apiKey
  if (doing === 'changing') {
    return (
      <li>
        <ApiKeyForm
          press={t('keys.save')}
          start={{ name, rights, defaultAgentId: defaultAgent?.id ?? null }}
          onSave={async (change) => {
            onChanged(await client.request('api-keys.change', { id, ...change }))
            setDoing('nothing')
          }}
          onClose={() => setDoing('nothing')}
        />
      </li>
    )
  }
  const valid = revokedAt === null
  return (
    <li className="border-b border-line py-2">
      <div className="grid min-h-9 grid-cols-[minmax(0,1fr)_260px_150px] items-center gap-x-4 gap-y-1 drawer:grid-cols-1">
        <div className="flex min-w-0 flex-col">
          <p className="flex items-center gap-2">
            <span className={`font-semibold break-all ${valid ? '' : 'text-ink3'}`}>{name}</span>
            {!valid && <Chip tone="plain">{t('keys.revoked')}</Chip>}
          </p>
          <p className="text-small text-ink2">
            {rights.length === 0 ? t('keys.noRight') : rights.map((right) => t(`right.${right}`)).join(' · ')}
          </p>
        </div>
        <Times apiKey={apiKey} />
        {valid && doing === 'nothing' && (
          <div className="flex justify-end gap-1 drawer:justify-start">
            <Button
              size="small"
              aria-label={t('keys.changeOf', { name })}
              onClick={() => setDoing('changing')}
            >
              {t('keys.change')}
            </Button>
            <Button
              size="small"
              kind="danger"
              aria-label={t('keys.revokeOf', { name })}
              onClick={() => setDoing('revoking')}
            >
              {t('keys.revoke')}
            </Button>
          </div>
        )}
      </div>
      {doing === 'revoking' && (
        <Revoking
          name={name}
          onRevoke={async () => {
            onChanged(await client.request('api-keys.revoke', { id }))
            setDoing('nothing')
          }}
          onLeave={() => setDoing('nothing')}
        />
      )}
    </li>
  )
}

function Times({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { t } = useTranslation('api')
  const format = useFormat()
  const { defaultAgent, createdAt, lastUsedAt, revokedAt } = apiKey
  const at = (instant: number) => `${format.date(instant)}, ${format.time(instant)}`
  return (
    <div className="text-small text-ink2">
      <p>{t('keys.made', { time: at(createdAt) })}</p>
      <p>
        {revokedAt !== null
          ? t('keys.revokedAt', { time: at(revokedAt) })
          : lastUsedAt === null
            ? t('keys.neverUsed')
            : t('keys.lastUsed', { time: at(lastUsedAt) })}
      </p>
      {defaultAgent !== null && revokedAt === null && <p>{t('keys.callsAs', { name: defaultAgent.name })}</p>}
    </div>
  )
}

type RevokingProps = {
  readonly name: string
  readonly onRevoke: () => Promise<void>
  readonly onLeave: () => void
}

/** It cannot be taken back, and somebody's program stops: so it is asked. */
function Revoking({ name, onRevoke, onLeave }: RevokingProps) {
  const { t } = useTranslation('api')
  const { run, running } = useTold()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves it from either button
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
      }}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2"
    >
      <p className="min-w-60 flex-1">{t('keys.revokeQuestion', { name })}</p>
      <div className="flex gap-2">
        <Button kind="danger" aria-disabled={running} onClick={() => run(onRevoke)} autoFocus>
          {t('keys.revokeNow')}
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          {t('keys.leave')}
        </Button>
      </div>
    </div>
  )
}
