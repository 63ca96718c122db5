import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callDirections, callStatuses } from '../../../shared/domain/call-status.ts'
import { talkBounds } from '../../../shared/domain/talk-time.ts'
import { duration } from '../../i18n/format.ts'
import { choiceText, type LogChoice, logRanges, wholeLog } from '../../state/log-choice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'

/** What is shown of the log. Each choice stands in the address at once, so reload and Back keep it. */
export function LogFilters({ choice }: { readonly choice: LogChoice }) {
  const { t } = useTranslation('callLog')
  const goTo = useWindow((state) => state.goTo)
  const choose = (change: Partial<LogChoice>) => goTo({ page: 'calls', choice: { ...choice, ...change } })
  return (
    <search className="flex flex-col gap-2 px-5 pb-3">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Choice
          label={t('filter.time')}
          value={choice.range}
          options={logRanges.map((range) => ({ value: range, label: t(`range.${range}`) }))}
          onChange={(range) => choose({ range })}
        />
        {choice.range === 'custom' && <Days choice={choice} choose={choose} />}
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <SearchField value={choice.search} onSearch={(search) => choose({ search })} />
        <Selects choice={choice} choose={choose} />
        {choiceText(choice) !== '' && (
          <Button kind="quiet" onClick={() => goTo({ page: 'calls', choice: wholeLog })}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}

type PartProps = { readonly choice: LogChoice; readonly choose: (change: Partial<LogChoice>) => void }

function Days({ choice, choose }: PartProps) {
  const { t } = useTranslation('callLog')
  return (
    <>
      <Field
        type="date"
        label={t('filter.firstDay')}
        value={choice.firstDay}
        max={choice.lastDay || undefined}
        onChange={({ currentTarget }) => choose({ firstDay: currentTarget.value })}
      />
      <Field
        type="date"
        label={t('filter.lastDay')}
        value={choice.lastDay}
        min={choice.firstDay || undefined}
        onChange={({ currentTarget }) => choose({ lastDay: currentTarget.value })}
      />
    </>
  )
}

function Selects({ choice, choose }: PartProps) {
  const { t } = useTranslation('callLog')
  const { value: agents } = useWindow((state) => state.callAgents)
  const askCallAgents = useWindow((state) => state.askCallAgents)
  useEffect(() => void askCallAgents(), [askCallAgents])
  const any = { value: '', label: t('filter.any') }
  const bounds = talkBounds.map((bound) => ({ value: String(bound), label: duration(bound, 'table') }))
  return (
    <>
      <SelectField
        label={t('filter.status')}
        value={choice.status}
        options={[any, ...callStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))]}
        onChange={(status) => choose({ status })}
      />
      <SelectField
        label={t('column.direction')}
        value={choice.direction}
        options={[any, ...callDirections.map((value) => ({ value, label: t(value) }))]}
        onChange={(direction) => choose({ direction })}
      />
      <SelectField
        label={t('filter.agent')}
        value={choice.agent}
        options={[any, ...(agents ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(agent) => choose({ agent })}
      />
      <SelectField
        label={t('filter.talkAtLeast')}
        value={choice.talkAtLeast}
        options={[any, ...bounds]}
        onChange={(talkAtLeast) => choose({ talkAtLeast })}
      />
      <SelectField
        label={t('filter.talkBelow')}
        value={choice.talkBelow}
        options={[any, ...bounds]}
        onChange={(talkBelow) => choose({ talkBelow })}
      />
    </>
  )
}

/** Searched for with Enter, or when it is left; what was typed is kept when Back changes it. */
function SearchField({
  value,
  onSearch,
}: {
  readonly value: string
  readonly onSearch: (text: string) => void
}) {
  const { t } = useTranslation('callLog')
  const [typed, setTyped] = useState(value)
  const [shown, setShown] = useState(value)
  if (value !== shown) {
    setShown(value)
    setTyped(value)
  }
  const search = () => {
    if (typed.trim() !== value) onSearch(typed.trim())
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
      className="w-56"
    >
      <Field
        type="search"
        label={t('filter.search')}
        placeholder={t('filter.searchExample')}
        maxLength={60}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={search}
      />
    </form>
  )
}
