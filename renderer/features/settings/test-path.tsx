import { useTranslation } from 'react-i18next'
import type { AccountTest } from '../../../shared/contract/settings.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { type HopState, hopState, type TestHop } from './account-test-model.ts'
import { useHopWords } from './use-test-words.ts'

const icons: Readonly<Record<TestHop, IconName>> = {
  settings: 'sliders',
  internet: 'cloud',
  exotel: 'phone',
  signIn: 'lock',
  balance: 'rupee',
}

const tiles: Readonly<Record<HopState, string>> = {
  passed: 'border-ready-edge bg-ready-tint text-ready',
  failed: 'border-error-fill bg-error-tint text-error',
  'not-tried': 'border-dashed border-line2 text-ink3',
}

const words: Readonly<Record<HopState, string>> = {
  passed: 'text-ready',
  failed: 'text-error',
  'not-tried': 'text-ink3',
}

export type TestPathProps = {
  readonly test: AccountTest
  readonly stop: TestHop | null
  readonly hops: readonly TestHop[]
}

export function TestPath({ test, stop, hops }: TestPathProps) {
  return (
    <ol className="flex px-5 py-5">
      {hops.map((hop) => (
        <Hop key={hop} hop={hop} state={hopState(hop, stop)} test={test} />
      ))}
    </ol>
  )
}

type HopProps = { readonly hop: TestHop; readonly state: HopState; readonly test: AccountTest }

function Hop({ hop, state, test }: HopProps) {
  const { t } = useTranslation('accountTest')
  const hopWords = useHopWords()
  const strong = state === 'not-tried' ? 'text-ink2' : 'font-semibold'
  return (
    <li className="group flex min-w-0 flex-1 flex-col items-center gap-1 text-center">
      <span aria-hidden="true" className="flex w-full items-center">
        <Line state={state} side="before" />
        <span className={`grid size-10 shrink-0 place-items-center rounded-card border ${tiles[state]}`}>
          <Icon name={icons[hop]} size={18} />
        </span>
        <Line state={state} side="after" />
      </span>
      <span className={strong}>{t(`hop.${hop}`)}</span>
      <span className={`text-small font-medium ${words[state]}`}>{hopWords(hop, state, test)}</span>
    </li>
  )
}

/** Half of the way to a neighbour; the ends of the path have none. */
function Line({ state, side }: { readonly state: HopState; readonly side: 'before' | 'after' }) {
  const ends = side === 'before' ? 'group-first:invisible' : 'group-last:invisible'
  const passed = state === 'passed'
  const failed = state === 'failed' && side === 'before'
  const look = passed
    ? 'h-0.5 bg-ready-fill'
    : failed
      ? 'h-0.5 text-error-fill dash-top'
      : 'h-px text-line2 dash-top'
  return <span className={`${side === 'before' ? 'mr-1' : 'ml-1'} flex-1 ${ends} ${look}`} />
}
