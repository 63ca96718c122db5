import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { duration } from '../../i18n/format.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { RecordingPlayer } from './recording-player.tsx'
import { useRecording } from './use-recording.ts'

export type RecordingProps = {
  readonly call: CallView
  /** It was asked for already, where only a press was possible. */
  readonly begun?: boolean
}

/** The recording of a call, wherever the call is shown. Who may not listen sees that there is one, and why not. */
export function Recording({ call, begun = false }: RecordingProps) {
  const { t } = useTranslation('recordings')
  const mayListen = useWindow(selectHasRight('listen'))
  const { state, open, giveUp } = useRecording(call.id)
  const errorWords = useErrorWords()
  const talkSeconds = call.talkSeconds ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (begun && mayListen) void open()
  }, [])
  if (!mayListen) {
    return (
      <p className="flex items-center gap-1.5 text-small text-ink3">
        <Icon name="lock" size={12} />
        {t('noRight')}
      </p>
    )
  }
  if (state.kind === 'open') {
    return (
      <RecordingPlayer
        source={state.source}
        talkSeconds={talkSeconds}
        takesFocus={begun}
        onRefused={() => void open()}
        onUnplayable={giveUp}
      />
    )
  }
  return (
    <div className="flex flex-col items-start gap-1 pt-1">
      {state.kind === 'missing' && (
        <p role="status" className="text-small text-wrap">
          {errorWords(state.error).happened}
        </p>
      )}
      <Button size="small" icon="play" aria-disabled={state.kind === 'opening'} onClick={() => void open()}>
        {t(state.kind === 'opening' ? 'opening' : 'listen', { length: duration(talkSeconds, 'table') })}
      </Button>
    </div>
  )
}
