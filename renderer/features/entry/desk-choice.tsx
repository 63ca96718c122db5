import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupState } from '../../../shared/contract/people.ts'

export type DeskKind = 'practice' | 'real'

export type DeskChoiceProps = {
  readonly value: DeskKind
  readonly setup: SetupState
  readonly onChange: (desk: DeskKind) => void
}

/** Practice, which needs nothing, before the real account. */
export function DeskChoice({ value, setup, onChange }: DeskChoiceProps) {
  const { t } = useTranslation('entry')
  const inPractice = setup.practice !== null
  return (
    <RadioGroup.Root
      aria-label={t('whichDesk')}
      value={value}
      onValueChange={(chosen) => onChange(chosen === 'real' ? 'real' : 'practice')}
      className="flex flex-col gap-2"
    >
      <Card
        value="practice"
        title={t('practiceTitle')}
        about={t(inPractice || setup.canPractise ? 'practiceAbout' : 'practiceNotHere')}
        possible={inPractice || setup.canPractise}
      />
      <Card
        value="real"
        title={t('realTitle')}
        about={t(inPractice ? 'realNotHere' : 'realAbout')}
        possible={!inPractice}
      />
    </RadioGroup.Root>
  )
}

type CardProps = {
  readonly value: DeskKind
  readonly title: string
  readonly about: string
  readonly possible: boolean
}

function Card({ value, title, about, possible }: CardProps) {
  const id = useId()
  return (
    <RadioGroup.Item
      value={value}
      disabled={!possible}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      className="group flex w-full gap-3 rounded-card border border-line bg-surface px-3.5 py-3 text-left hover:border-field disabled:border-dashed disabled:border-line2 data-[state=checked]:border-ink data-[state=checked]:outline-1 data-[state=checked]:-outline-offset-2 data-[state=checked]:outline-ink data-[state=checked]:focus-visible:outline-2 data-[state=checked]:focus-visible:outline-offset-2"
    >
      <span className="mt-[calc((var(--line-body)-16px)/2)] grid size-4 shrink-0 place-items-center rounded-full border border-field group-data-[state=checked]:border-[5px] group-data-[state=checked]:border-ink" />
      <span className="flex flex-col">
        <span id={`${id}-title`} className="font-semibold">
          {title}
        </span>
        <span id={`${id}-about`} className="text-ink2">
          {about}
        </span>
      </span>
    </RadioGroup.Item>
  )
}
