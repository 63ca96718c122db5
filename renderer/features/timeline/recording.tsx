import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { duration } from '../../i18n/format.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { useTold } from '../frame/use-told.ts'

/** Nothing of a recording is fetched until somebody wants to hear it. */
export function Recording({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('timeline')
  const mayListen = useWindow(selectHasRight('listen'))
  const { state, open, fail } = useRecording(call.id)
  const { run, running } = useTold()
  const length = duration(call.talkSeconds ?? 0, 'table')
  if (!mayListen) return <p className="text-small text-ink3">{t('recordedNoRight')}</p>
  if (state.kind === 'open') return <Player source={state.source} onTicketGone={open} onMissing={fail} />
  return (
    <div className="flex flex-col items-start gap-1 pt-1">
      {state.kind === 'missing' && <p className="text-small text-wrap">{t('recordingNotThere')}</p>}
      <Button size="small" icon="play" aria-disabled={running} onClick={() => run(open)}>
        {t('listen', { length })}
      </Button>
    </div>
  )
}

type RecordingState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly source: string }
  /** Announced by the provider, but not to be had yet. */
  | { readonly kind: 'missing' }

/** A ticket opens the file for one minute; later jumps in the recording need a new one. */
function useRecording(id: string) {
  const { client } = useTools()
  const [state, setState] = useState<RecordingState>({ kind: 'closed' })
  const open = async () => {
    const { path } = await client.request('files.ticket', { kind: 'recording', id })
    setState({ kind: 'open', source: path })
  }
  return { state, open, fail: () => setState({ kind: 'missing' }) }
}

type PlayerProps = {
  readonly source: string
  readonly onTicketGone: () => Promise<void>
  readonly onMissing: () => void
}

function Player({ source, onTicketGone, onMissing }: PlayerProps) {
  const { t } = useTranslation('timeline')
  const { run } = useTold()
  /** Where to go on after a new ticket. Seconds. */
  const resumeAt = useRef(0)
  return (
    // A call of two people has no captions.
    // biome-ignore lint/a11y/useMediaCaption: see above
    <audio
      controls
      autoPlay
      src={source}
      aria-label={t('recording')}
      className="mt-1 h-8 w-full"
      onLoadedMetadata={({ currentTarget }) => {
        if (resumeAt.current > 0) currentTarget.currentTime = resumeAt.current
      }}
      onError={({ currentTarget }) => {
        // What fails before anything was heard would fail again.
        if (currentTarget.currentTime === 0) {
          onMissing()
          return
        }
        resumeAt.current = currentTarget.currentTime
        run(onTicketGone)
      }}
    />
  )
}
