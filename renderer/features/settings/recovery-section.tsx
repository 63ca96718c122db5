import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AboutDesk } from '../../../shared/contract/about.ts'
import { useTools } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group, SectionHead } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { StoreKey } from './store-key.tsx'
import { type Asked, useAsked } from './use-asked.ts'

/** The ways that open the store, and the code for the day when all others are lost. */
export function RecoverySection() {
  const { t } = useTranslation('care')
  const asked = useAsked('about.desk', {})
  return (
    <>
      <SectionHead title={t('recovery.title')} about={t('recovery.about')} />
      <RemoteFace remote={asked.remote} onAsk={asked.ask}>
        {(about) => (
          <>
            <Group title={t('recovery.ways')} hint={t('recovery.waysHint')}>
              {about.slots.map((slot) => (
                <PlainRow
                  key={slot}
                  label={t(`slot.${slot}`)}
                  value={t(`slotWords.${slot}`)}
                  source={slot === about.openedBy ? t('recovery.inUse') : ''}
                />
              ))}
            </Group>
            <Code asked={asked} exists={about.slots.includes('recovery-code')} />
            <StoreKey asked={asked} about={about} />
          </>
        )}
      </RemoteFace>
    </>
  )
}

/** Shown once; it opens nothing until it was typed back, and until then an earlier one stays. */
function Code({ asked, exists }: { readonly asked: Asked<AboutDesk>; readonly exists: boolean }) {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const { run, running } = useTold()
  const [code, setCode] = useState<string | null>(null)
  const make = () => run(async () => setCode((await client.request('keys.make-recovery-code', {})).code))
  return (
    <Group title={t('recovery.code')}>
      {code === null ? (
        <div className="flex flex-col items-start gap-3 py-3">
          <p>{t(exists ? 'recovery.exists' : 'recovery.missing')}</p>
          <Button kind="primary" icon="lock" aria-disabled={running} onClick={make}>
            {t(exists ? 'recovery.replace' : 'recovery.make')}
          </Button>
        </div>
      ) : (
        <Confirm
          code={code}
          onDone={(about) => {
            asked.put(about)
            setCode(null)
          }}
          onLeave={() => setCode(null)}
        />
      )}
    </Group>
  )
}

type ConfirmProps = {
  readonly code: string
  readonly onDone: (about: AboutDesk) => void
  readonly onLeave: () => void
}

function Confirm({ code, onDone, onLeave }: ConfirmProps) {
  const { t } = useTranslation('care')
  const { client } = useTools()
  const [typed, setTyped] = useState('')
  const { submit, sending, sentence } = useSubmit()
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    submit(async () => onDone(await client.request('keys.confirm-recovery-code', { code: typed })))
  }
  return (
    <form onSubmit={confirm} className="flex max-w-140 flex-col gap-3 py-3">
      <p>{t('recovery.write')}</p>
      <p className="rounded-card border border-line2 bg-sunken p-4 font-mono text-title select-text">
        {code}
      </p>
      <Field
        label={t('recovery.type')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={sentence}
        hint={t('recovery.typeHint')}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="flex gap-2">
        <Button kind="primary" submits aria-disabled={sending}>
          {t('recovery.confirm')}
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          {t('recovery.leave')}
        </Button>
      </div>
    </form>
  )
}
