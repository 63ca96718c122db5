import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { AgentView, BreakReasonView } from '../../../shared/contract/agents.ts'
import type { ChosenState } from '../../../shared/domain/agent-state.ts'
import { selectMyCall } from '../../state/calls-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { MenuPortal } from '../../ui/menu-portal.tsx'
import { StateGlyph, type StateGlyphName } from '../../ui/state-glyph.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { Countdown } from '../calling/countdown.tsx'
import { Timer } from '../calling/timer.tsx'
import { useKey, useKeyWords } from '../keys/use-key.ts'
import { type MyState, myState } from './my-state.ts'
import { useTold } from './use-told.ts'

const readyKeys = ['Ctrl', 'Shift', 'R'] as const

/** My state with its timer; pressed, what I may do next. */
export function MyStateMenu() {
  const { t } = useTranslation('work')
  const user = useWindow(selectUser)
  const call = useWindow(selectMyCall)
  const cutOffSince = useWindow(selectCutOffSince)
  const agent = useWindow((state) => state.myAgent)
  const choose = useChooseState()
  const { aria } = useKeyWords('readyOrBreak')
  useKey('readyOrBreak', () => choose.toggle(agent))
  if (user === null) return null
  const mine = myState(user, call, cutOffSince, agent)
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger aria-keyshortcuts={aria} className="rounded-row">
          <Pill mine={mine} />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content
            align="start"
            sideOffset={6}
            className="z-30 min-w-60 rounded-card bg-raised p-1.5 shadow-level2 rise-notice"
          >
            {isBusy(agent) && (
              <DropdownMenu.Label className="px-2 py-1 text-small text-ink3">
                {t('afterThis')}
              </DropdownMenu.Label>
            )}
            <StateItems agent={agent} onChoose={choose.choose} />
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
      <NextState agent={agent} />
    </div>
  )
}

function isBusy(agent: AgentView | null): boolean {
  return agent?.state === 'on-call' || agent?.state === 'wrap-up'
}

function useChooseState() {
  const { run } = useTold()
  const chooseState = useWindow((state) => state.chooseState)
  const reasons = useWindow((state) => state.choices?.breakReasons)
  const choose = (state: ChosenState, breakReasonId: string | null = null) =>
    run(() => chooseState(state, breakReasonId))
  return {
    choose,
    /** Ready becomes the first break of the list; whatever else becomes ready. */
    toggle(agent: AgentView | null) {
      const first = reasons?.find(({ retired }) => !retired)
      const ready = isBusy(agent) ? agent?.next === null : agent?.state === 'available'
      if (ready && first !== undefined) choose('break', first.id)
      else choose('available')
    },
  }
}

function Pill({ mine }: { readonly mine: MyState }) {
  const { t } = useTranslation('frame')
  const language = useWindow((state) => state.language)
  const reason = useWindow((state) => state.choices?.breakReasons.find(({ id }) => id === mine.breakReasonId))
  const word = mine.word === 'onBreak' && reason ? reason.words[language] : t(mine.word)
  return (
    <StatePill
      state={mine.glyph}
      word={word}
      timer={mine.since !== null && <PillTimer mine={mine} since={mine.since} limit={reason?.limitMinutes} />}
      chevron
    />
  )
}

type PillTimerProps = {
  readonly mine: MyState
  readonly since: number
  readonly limit?: number | null | undefined
}

/** Counts down to the end of a wrap-up; up otherwise, and in amber past the limit of a break. */
function PillTimer({ mine, since, limit }: PillTimerProps) {
  const now = useSecond()
  if (mine.until !== undefined) return <Countdown until={mine.until} />
  const over = mine.word === 'onBreak' && limit != null && now - since > limit * 60_000
  return (
    <span className={over ? 'text-wrap' : ''}>
      <Timer since={since} />
    </span>
  )
}

type StateItemsProps = {
  readonly agent: AgentView | null
  readonly onChoose: (state: ChosenState, breakReasonId?: string | null) => void
}

function StateItems({ agent, onChoose }: StateItemsProps) {
  const { t } = useTranslation('frame')
  const language = useWindow((state) => state.language)
  const reasons = useWindow((state) => state.choices?.breakReasons)
  const present = isBusy(agent) ? (agent?.next ?? { state: 'available', breakReasonId: null }) : agent
  const chosen = (state: ChosenState, reasonId: string | null = null) =>
    present?.state === state && present.breakReasonId === reasonId
  const shown = (reasons ?? []).filter(({ retired }: BreakReasonView) => !retired)
  return (
    <>
      <StateItem
        glyph="ready"
        words={t('ready')}
        chosen={chosen('available')}
        keys
        onSelect={() => onChoose('available')}
      />
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {shown.map(({ id, words }) => (
        <StateItem
          key={id}
          glyph="break"
          words={words[language]}
          chosen={chosen('break', id)}
          onSelect={() => onChoose('break', id)}
        />
      ))}
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <StateItem
        glyph="off"
        words={t('offline')}
        chosen={chosen('offline')}
        onSelect={() => onChoose('offline')}
      />
    </>
  )
}

type StateItemProps = {
  readonly glyph: StateGlyphName
  readonly words: string
  readonly chosen: boolean
  readonly keys?: boolean
  readonly onSelect: () => void
}

function StateItem({ glyph, words, chosen, keys = false, onSelect }: StateItemProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={chosen}
      onSelect={onSelect}
      className="flex min-h-8 items-center gap-2.5 rounded-button px-2 text-ink outline-none data-highlighted:bg-hover"
    >
      <span className={glyph === 'ready' ? 'text-ready' : 'text-ink2'}>
        <StateGlyph name={glyph} ground="var(--raised)" size={14} />
      </span>
      <span className="flex-1">{words}</span>
      {keys && <KeyCap keys={readyKeys} />}
      {chosen && <Icon name="check" size={14} className="text-ink2" />}
    </DropdownMenu.CheckboxItem>
  )
}

/** What follows by itself when this is over. */
function NextState({ agent }: { readonly agent: AgentView | null }) {
  const { t } = useTranslation('work')
  const language = useWindow((state) => state.language)
  const reasons = useWindow((state) => state.choices?.breakReasons)
  const next = agent?.next
  if (!next) return null
  const reason = reasons?.find(({ id }) => id === next.breakReasonId)
  const word = reason?.words[language] ?? t('offlineNext')
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-ink2 drawer:hidden">
      <StateGlyph name={next.state === 'break' ? 'break' : 'off'} ground="var(--canvas)" size={14} />
      {t('follows', { word })}
    </span>
  )
}
