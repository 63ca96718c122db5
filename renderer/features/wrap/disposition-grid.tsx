import { useTranslation } from 'react-i18next'
import type { DispositionView, WrapDraft } from '../../../shared/contract/agents.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { offered, withChoice } from './wrap-model.ts'

export type DispositionGridProps = {
  readonly callId: string
  readonly draft: WrapDraft
  readonly onWrite: (draft: WrapDraft) => void
}

/** Three by three, each on its digit; what cannot be true of this call says why. */
export function DispositionGrid({ callId, draft, onWrite }: DispositionGridProps) {
  const { t } = useTranslation('wrap')
  const { store } = useTools()
  const dispositions = useWindow((state) => state.choices?.dispositions ?? none)
  const talkSeconds = useWindow((state) => state.calls[callId]?.talkSeconds ?? null)
  return (
    <div role="radiogroup" aria-label={t('question')} className="grid grid-cols-3 gap-2 drawer:grid-cols-2">
      {offered(dispositions, talkSeconds).map(({ disposition, possible }) => (
        <Tile
          key={disposition.id}
          disposition={disposition}
          chosen={disposition.id === draft.dispositionId}
          possible={possible}
          onChoose={() => onWrite(withChoice(draft, disposition, store.getState().now()))}
        />
      ))}
    </div>
  )
}

const none: readonly DispositionView[] = []

type TileProps = {
  readonly disposition: DispositionView
  readonly chosen: boolean
  readonly possible: boolean
  readonly onChoose: () => void
}

function Tile({ disposition, chosen, possible, onChoose }: TileProps) {
  const language = useWindow((state) => state.language)
  const { digit, words } = disposition
  const choose = () => {
    if (possible) onChoose()
  }
  // A key that no board writes: an answer without a digit is chosen by hand.
  useShortcut({ key: digit === null ? 'no digit' : String(digit) }, choose)
  const edge = chosen ? 'border-ink outline-1 outline-ink' : 'border-line2 hover:bg-hover'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button keeps Tab and Enter as everywhere else in the window; the arrows belong to the lists
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-disabled={!possible}
      aria-keyshortcuts={digit === null ? undefined : String(digit)}
      onClick={choose}
      className={`flex min-h-12 items-start gap-2.5 rounded-row border px-2.5 py-1.5 text-left ${possible ? edge : 'border-dashed border-line2 text-ink3'}`}
    >
      <span className="flex h-(--line-body) items-center">
        <Digit digit={digit} chosen={chosen} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium">{words[language]}</span>
        <span className={`text-small ${possible ? 'text-ink2' : 'text-ink3'}`}>
          <Asks disposition={disposition} possible={possible} />
        </span>
      </span>
      {chosen && <Icon name="check" size={14} className="h-(--line-body)" />}
    </button>
  )
}

function Digit({ digit, chosen }: { readonly digit: number | null; readonly chosen: boolean }) {
  const look = chosen ? 'border-button bg-button text-button-text' : 'border-line2'
  return (
    <span
      aria-hidden="true"
      className={`grid size-4.5 shrink-0 place-items-center rounded-key border text-micro leading-none! font-medium ${look}`}
    >
      {digit ?? '·'}
    </span>
  )
}

/** What the answer asks for besides itself, or why it cannot be. */
function Asks({
  disposition,
  possible,
}: {
  readonly disposition: DispositionView
  readonly possible: boolean
}) {
  const { t } = useTranslation('wrap')
  const { detail, next, fits } = disposition
  if (!possible) return t(fits === 'talked' ? 'impossible.notTalked' : 'impossible.talked')
  if (detail !== 'none') return t(`asks.${detail}`)
  if (next === 'call-back') return t('asks.time')
  return next === 'none' ? t('asks.nothing') : t(`brings.${next}`)
}
