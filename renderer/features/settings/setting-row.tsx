import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingView } from '../../../shared/contract/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { SettingForm } from './setting-form.tsx'
import { useSourceWords } from './use-source-words.ts'

export type SettingRowProps = {
  readonly label: string
  readonly setting: SettingView
  /** Sends the new text; rejects with an AppError when it is refused. Left out where it cannot be changed here. */
  readonly onChange?: (value: string) => Promise<void>
  /** For an empty field: what such a value looks like. */
  readonly example?: string
}

/** What it is, what is set, who set it, and the way to change it. A secret goes in and never comes out. */
export function SettingRow({ label, setting, onChange, example }: SettingRowProps) {
  const { t } = useTranslation('settings')
  const sourceWords = useSourceWords()
  const [editing, setEditing] = useState(false)
  if (editing && onChange !== undefined) {
    return (
      <SettingForm
        label={label}
        secret={setting.secret}
        start={setting.secret ? '' : (setting.value ?? '')}
        {...(example !== undefined && { example })}
        onSave={onChange}
        onClose={() => setEditing(false)}
      />
    )
  }
  return (
    <PlainRow label={label} value={<SettingValue setting={setting} />} source={sourceWords(setting)}>
      {onChange !== undefined && (
        <Button kind="link" onClick={() => setEditing(true)}>
          {t(setting.secret ? 'replace' : 'change')}
          <Spoken> {label}</Spoken>
        </Button>
      )}
    </PlainRow>
  )
}

/** What is set; of a secret only that it is, and how it ends. */
export function SettingValue({ setting }: { readonly setting: SettingView }) {
  const { t } = useTranslation('settings')
  if (setting.value === null || setting.value === '') return <span className="text-ink3">{t('notSet')}</span>
  if (!setting.secret) return setting.value
  const end = setting.value.replace(/[^\w-]/g, '')
  return (
    <>
      <span aria-hidden="true">{`•••• •••• ${end}`}</span>
      <Spoken>{t('secretEnding', { end })}</Spoken>
    </>
  )
}

export type PlainRowProps = {
  readonly label: string
  readonly value: ReactNode
  readonly source?: string
  readonly children?: ReactNode
}

export function PlainRow({ label, value, source, children }: PlainRowProps) {
  return (
    <div className="grid min-h-10 grid-cols-[200px_minmax(0,1fr)_minmax(0,300px)_96px] items-center gap-x-4 border-b border-line py-1.5 drawer:grid-cols-[minmax(0,1fr)_auto]">
      <span className="text-ink2">{label}</span>
      <span className="min-w-0 font-medium break-words drawer:col-start-1">{value}</span>
      <span className="text-small text-ink3 drawer:col-start-1">{source}</span>
      <span className="justify-self-end drawer:col-start-2 drawer:row-start-1">{children}</span>
    </div>
  )
}
