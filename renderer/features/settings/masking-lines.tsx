import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PoolLine } from '../../../shared/contract/masking.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { type Asked, useAsked } from './use-asked.ts'

type Pool = { readonly lines: PoolLine[] }

/** The ExoPhones that masked lines run over. */
export function MaskingLines() {
  const { t } = useTranslation('maskingFlow')
  const asked = useAsked('masking.lines', {})
  const [adding, setAdding] = useState(false)
  return (
    <RemoteFace remote={asked.remote} onAsk={asked.ask}>
      {({ lines }) => (
        <Group title={t('lines.title')} hint={t('lines.hint')}>
          {lines.length === 0 && <p className="py-3 text-ink2">{t('lines.none')}</p>}
          {lines.map((line) => (
            <Line key={line.id} line={line} asked={asked} />
          ))}
          {adding ? (
            <AddLine asked={asked} onClose={() => setAdding(false)} />
          ) : (
            <span className="pt-3">
              <Button onClick={() => setAdding(true)}>{t('lines.add')}</Button>
            </span>
          )}
        </Group>
      )}
    </RemoteFace>
  )
}

type LineProps = { readonly line: PoolLine; readonly asked: Asked<Pool> }

function Line({ line, asked }: LineProps) {
  const { t } = useTranslation('maskingFlow')
  const { client } = useTools()
  const actLater = useWindow((state) => state.actLater)
  const going = useWindow((state) => state.going.includes(line.id))
  const name = line.name || line.label
  const release = () =>
    actLater({ kind: 'release-line', gone: line.id, name }, async () =>
      asked.put(await client.request('masking.release-line', { id: line.id })),
    )
  if (going) return null
  return (
    <PlainRow
      label={line.name || t('lines.unnamed')}
      value={<MaskedNumber label={line.label} />}
      source={line.isDefault ? t('lines.default') : t('lines.people', { count: line.people })}
    >
      {!line.isDefault && (
        <Button kind="link" onClick={release}>
          {t('lines.release')}
          <Spoken> {name}</Spoken>
        </Button>
      )}
    </PlainRow>
  )
}

type AddLineProps = { readonly asked: Asked<Pool>; readonly onClose: () => void }

function AddLine({ asked, onClose }: AddLineProps) {
  const { t } = useTranslation('maskingFlow')
  const { client } = useTools()
  const { submit, sending, sentence } = useSubmit()
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const save = (event: FormEvent) => {
    event.preventDefault()
    submit(async () => {
      asked.put(await client.request('masking.add-line', { number, name }))
      onClose()
    })
  }
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="flex flex-wrap items-start gap-3 border-b border-line py-3"
    >
      <div className="min-w-52 flex-1">
        <Field
          label={t('lines.number')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          placeholder={t('lines.example')}
          error={sentence}
          inputMode="tel"
          autoComplete="off"
          // The form takes the place of the button that was just pressed.
          autoFocus
        />
      </div>
      <div className="min-w-52 flex-1">
        <Field
          label={t('lines.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <div className="flex gap-2 pt-[calc(var(--line-small)+4px)] *:min-h-8.5">
        <Button kind="primary" submits aria-disabled={sending}>
          {t('lines.save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('lines.cancel')}
        </Button>
      </div>
    </form>
  )
}
