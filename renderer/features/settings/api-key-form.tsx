import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKeyChange } from '../../../shared/contract/api-keys.ts'
import { apiRights } from '../../../shared/domain/api-rights.ts'
import { Button } from '../../ui/button.tsx'
import { Checks } from '../../ui/checks.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useSubmit } from '../errors/use-submit.ts'
import { useAsked } from './use-asked.ts'

const nobody = 'nobody'

export type ApiKeyFormProps = {
  readonly press: string
  readonly start: ApiKeyChange
  readonly onSave: (change: ApiKeyChange) => Promise<void>
  readonly onClose: () => void
}

/** What a key is called, what it may do, and for whom it calls. Escape leaves everything as it was. */
export function ApiKeyForm({ press, start, onSave, onClose }: ApiKeyFormProps) {
  const { t } = useTranslation('api')
  const [change, setChange] = useState(start)
  const [unnamed, setUnnamed] = useState(false)
  const { submit, sending, sentence } = useSubmit()
  const write = (part: Partial<ApiKeyChange>) => setChange({ ...change, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const name = change.name.trim()
    setUnnamed(name === '')
    if (name !== '') submit(() => onSave({ ...change, name }))
  }
  return (
    <form
      onSubmit={save}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="flex flex-col gap-3 border-b border-line py-3"
    >
      <div className="grid grid-cols-2 items-start gap-x-4 gap-y-3 drawer:grid-cols-1">
        <div className="flex flex-col gap-3">
          <Field
            label={t('keys.name')}
            value={change.name}
            maxLength={60}
            onChange={(event) => write({ name: event.currentTarget.value })}
            hint={t('keys.nameHint')}
            error={unnamed ? t('keys.unnamed') : sentence}
            autoComplete="off"
            // The form takes the place of the button that was just pressed.
            autoFocus
          />
          <AgentField
            agentId={change.defaultAgentId}
            onChange={(defaultAgentId) => write({ defaultAgentId })}
          />
        </div>
        <Checks
          label={t('keys.rights')}
          values={change.rights}
          options={apiRights.map((value) => ({
            value,
            label: t(`right.${value}`),
            hint: t(`rightHint.${value}`),
          }))}
          onChange={(rights) => write({ rights: [...rights] })}
        />
      </div>
      <div className="flex gap-2">
        <Button kind="primary" submits aria-disabled={sending}>
          {press}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('keys.leave')}
        </Button>
      </div>
    </form>
  )
}

type AgentFieldProps = {
  readonly agentId: string | null
  readonly onChange: (agentId: string | null) => void
}

function AgentField({ agentId, onChange }: AgentFieldProps) {
  const { t } = useTranslation('api')
  const { remote } = useAsked('calls.agents', {})
  const agents = (remote.value ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <SelectField
      label={t('keys.agent')}
      value={agentId ?? nobody}
      options={[{ value: nobody, label: t('keys.noAgent') }, ...agents]}
      onChange={(value) => onChange(value === nobody ? null : value)}
    />
  )
}
