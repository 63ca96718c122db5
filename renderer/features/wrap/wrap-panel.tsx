import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DispositionView, WrapDraft } from '../../../shared/contract/agents.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { selectMyWrap, selectWrapDraft } from '../../state/work-slice.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useSubmit } from '../errors/use-submit.ts'
import { DispositionGrid } from './disposition-grid.tsx'
import { NextSteps } from './next-steps.tsx'
import { WrapDetailField } from './wrap-detail-field.tsx'
import { WrapHead } from './wrap-head.tsx'
import { missingOf } from './wrap-model.ts'

/** Rises over the foot of the centre when a call of mine has ended; never over the call bar, and never with the focus. */
export function WrapPanel() {
  const wrap = useWindow(selectMyWrap)
  return wrap === null ? null : <OpenPanel key={wrap.callId} callId={wrap.callId} until={wrap.until} />
}

/** Letters go to the core together, not one by one. Milliseconds. */
const letterPause = 400

function useDraft(callId: string) {
  const draft = useWindow(selectWrapDraft)
  const writeDraft = useWindow((state) => state.writeDraft)
  const sendDraft = useWindow((state) => state.sendDraft)
  const dispositions = useWindow((state) => state.choices?.dispositions)
  const written = useWindow((state) => state.wrapDraft)
  useEffect(() => {
    if (written === null) return
    const timer = setTimeout(() => void sendDraft(), letterPause)
    return () => clearTimeout(timer)
  }, [written, sendDraft])
  const chosen = dispositions?.find(({ id }) => id === draft.dispositionId) ?? null
  const write = (changes: Partial<WrapDraft>) => writeDraft(callId, { ...draft, ...changes })
  return { draft, chosen, write }
}

function OpenPanel({ callId, until }: { readonly callId: string; readonly until: number }) {
  const { t } = useTranslation('wrap')
  const { store } = useTools()
  const { draft, chosen, write } = useDraft(callId)
  const { submit, sending, sentence } = useSubmit()
  const missing = missingOf(draft, chosen, store.getState().now())
  const save = () => submit(() => store.getState().saveWrap(callId, draft))
  useShortcut({ key: 'Enter', control: true }, save)
  return (
    <section
      aria-label={t('title')}
      className="wrap-rise absolute inset-x-0 bottom-0 z-10 flex max-h-[82%] flex-col tight:max-h-[calc(100%-8px)] rounded-t-panel border-t border-wrap-edge bg-raised shadow-level2"
    >
      <WrapHead callId={callId} until={until} complete={missing === null} chosen={chosen} />
      <div className="flex min-h-0 flex-1 overflow-y-auto border-t border-line drawer:flex-col">
        <div className="flex min-w-0 flex-1 flex-col gap-3 px-5 py-3.5">
          <DispositionGrid callId={callId} draft={draft} onWrite={write} />
          {chosen !== null && chosen.detail !== 'none' && (
            <WrapDetailField
              kind={chosen.detail}
              value={draft.detail}
              onWrite={(detail) => write({ detail })}
            />
          )}
          <NoteField note={draft.note} onWrite={(note) => write({ note })} />
        </div>
        <NextSteps next={draft.next} onWrite={(next) => write({ next })} />
      </div>
      <Foot missing={missing} chosen={chosen} sending={sending} refused={sentence} onSave={save} />
    </section>
  )
}

function NoteField({ note, onWrite }: { readonly note: string; readonly onWrite: (note: string) => void }) {
  const { t } = useTranslation('wrap')
  return (
    <label className="flex flex-col gap-1 text-small text-ink2">
      {t('note')}
      <textarea
        value={note}
        onChange={(event) => onWrite(event.currentTarget.value)}
        rows={2}
        maxLength={2000}
        className="resize-none rounded-button border border-field bg-surface px-2.5 py-1.5 text-body text-ink focus:border-ink focus:outline-offset-0 focus:outline-1 focus:outline-ink"
      />
    </label>
  )
}

type FootProps = {
  readonly missing: ReturnType<typeof missingOf>
  readonly chosen: DispositionView | null
  readonly sending: boolean
  readonly refused: string | null
  readonly onSave: () => void
}

function Foot({ missing, sending, refused, onSave }: FootProps) {
  const { t } = useTranslation('wrap')
  const language = useWindow((state) => state.language)
  const next = useWindow((state) => state.myAgent?.next ?? null)
  const reason = useWindow((state) =>
    state.choices?.breakReasons.find(({ id }) => id === next?.breakReasonId),
  )
  const afterwards = next === null ? t('ready') : (reason?.words[language] ?? t('offline'))
  return (
    <footer className="flex min-h-13 flex-wrap items-center gap-3 border-t border-line px-5 py-2">
      <p
        role="status"
        className={`min-w-0 flex-1 text-small ${refused === null ? 'text-ink2' : 'text-error'}`}
      >
        {refused ?? t('afterwards', { word: afterwards })}
      </p>
      {missing === null ? (
        <Button
          kind="primary"
          keys={['Ctrl', 'Enter']}
          aria-keyshortcuts="Control+Enter"
          aria-disabled={sending}
          onClick={onSave}
        >
          {t('complete')}
        </Button>
      ) : (
        <Button kind="blocked">{t(`missing.${missing}`)}</Button>
      )}
    </footer>
  )
}
