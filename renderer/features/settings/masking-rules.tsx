import { useTranslation } from 'react-i18next'
import type { MaskingSettings } from '../../../shared/contract/masking.ts'
import { useTools } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useTold } from '../frame/use-told.ts'
import { RemoteFace } from './remote-face.tsx'
import { Group } from './section-parts.tsx'
import { PlainRow } from './setting-row.tsx'
import { useAsked } from './use-asked.ts'

const usual = [1, 2, 4, 8, 12, 24, 48, 72, 168] as const

/** How long a line stays, and what is done with its calls, when nobody says otherwise. */
export function MaskingRules() {
  const { t } = useTranslation('maskingFlow')
  const { client } = useTools()
  const asked = useAsked('masking.settings', {})
  const { run } = useTold()
  const change = (changed: Partial<MaskingSettings>) =>
    run(async () => asked.put(await client.request('masking.change-settings', changed)))
  const yesNo = (name: 'sliding' | 'record') => [
    { value: 'yes' as const, label: t(`rules.${name}.yes`) },
    { value: 'no' as const, label: t(`rules.${name}.no`) },
  ]
  const word = (yes: boolean) => (yes ? 'yes' : 'no')
  return (
    <RemoteFace remote={asked.remote} onAsk={asked.ask}>
      {({ lifetimeHours, sliding, recordCalls }) => (
        <Group title={t('rules.title')} hint={t('rules.hint')}>
          <PlainRow
            label={t('rules.hours')}
            value={<Hours hours={lifetimeHours} onChange={(hours) => change({ lifetimeHours: hours })} />}
          />
          <PlainRow
            label={t('rules.sliding')}
            value={
              <Choice
                label={t('rules.sliding')}
                value={word(sliding)}
                options={yesNo('sliding').toReversed()}
                onChange={(value) => change({ sliding: value === 'yes' })}
              />
            }
          />
          <PlainRow
            label={t('rules.record')}
            value={
              <Choice
                label={t('rules.record')}
                value={word(recordCalls)}
                options={yesNo('record')}
                onChange={(value) => change({ recordCalls: value === 'yes' })}
              />
            }
          />
        </Group>
      )}
    </RemoteFace>
  )
}

type HoursProps = { readonly hours: number; readonly onChange: (hours: number) => void }

function Hours({ hours, onChange }: HoursProps) {
  const { t } = useTranslation('maskingFlow')
  const choices = [...new Set<number>([...usual, hours])].toSorted((one, other) => one - other)
  return (
    <select
      aria-label={t('rules.hours')}
      value={hours}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
      className="min-h-8.5 rounded-button border border-field bg-surface px-2 text-ink focus:border-ink focus:outline-offset-0 focus:outline-1 focus:outline-ink"
    >
      {choices.map((value) => (
        <option key={value} value={value}>
          {value % 24 === 0 && value > 24
            ? t('rules.daysOf', { count: value / 24 })
            : t('rules.hoursOf', { count: value })}
        </option>
      ))}
    </select>
  )
}
