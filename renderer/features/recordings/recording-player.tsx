import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { duration } from '../../i18n/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { playingAct, speedAfter } from './playing-keys.ts'
import { usePeaks } from './use-peaks.ts'
import { type Player, usePlayer } from './use-player.ts'
import { Waveform, waveformBars } from './waveform.tsx'

export type RecordingPlayerProps = {
  readonly source: string
  /** What is known of its length before it has told, seconds. */
  readonly talkSeconds: number
  /** Wherever the focus is. Otherwise it comes here only from the button that was pressed for it, and is gone. */
  readonly takesFocus: boolean
  readonly onRefused: () => void
  readonly onUnplayable: () => void
}

/** Play, shape, position and length, speed. Everything by keys while the focus is in it. */
export function RecordingPlayer({ talkSeconds, takesFocus, ...parts }: RecordingPlayerProps) {
  const { t } = useTranslation('recordings')
  const player = usePlayer(parts)
  const { playing, position, speed, act, setSpeed } = player
  const length = player.length ?? talkSeconds
  const peaks = usePeaks(parts.source, length, waveformBars)
  const play = useFirstFocus(takesFocus)
  const press = (event: KeyboardEvent) => {
    const wanted = playingAct(event)
    if (wanted === null) return
    // Space on a button is that button's own, unless it is the one that plays.
    if (wanted.kind === 'toggle' && event.target instanceof HTMLElement && event.target.dataset.speed) return
    event.preventDefault()
    act(wanted)
  }
  return (
    <fieldset className="m-0 mt-1 flex min-w-0 items-center gap-2 border-0 p-0" onKeyDown={press}>
      <legend className="sr-only">{t('player')}</legend>
      <audio {...player.audio} />
      <button
        ref={play}
        type="button"
        aria-label={t(playing ? 'pause' : 'play')}
        onClick={() => act({ kind: 'toggle' })}
        className="grid size-6.5 shrink-0 place-items-center rounded-button text-ink hover:bg-hover"
      >
        <Icon name={playing ? 'pause' : 'play'} size={14} />
      </button>
      <Position player={player} length={length}>
        <Waveform peaks={peaks} played={length > 0 ? position / length : 0} />
      </Position>
      <span className="shrink-0 text-small text-ink2">
        {`${duration(position, 'table')} / ${duration(length, 'table')}`}
      </span>
      <button
        type="button"
        data-speed="true"
        aria-label={t('speed', { speed })}
        onClick={() => setSpeed(speedAfter(speed))}
        className="min-h-6.5 shrink-0 rounded-button border border-line2 px-1.5 text-micro font-medium text-ink2 hover:bg-hover"
      >
        {`${speed}×`}
      </button>
    </fieldset>
  )
}

function useFirstFocus(takesFocus: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (takesFocus || document.activeElement === document.body) button.current?.focus()
  }, [])
  return button
}

type PositionProps = { readonly player: Player; readonly length: number; readonly children: React.ReactNode }

/** The shape is where the position is set, by pointer or keys. */
function Position({ player, length, children }: PositionProps) {
  const { t } = useTranslation('recordings')
  const track = useRef<HTMLDivElement>(null)
  const seekTo = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (box && box.width > 0) player.seek(((event.clientX - box.left) / box.width) * length)
  }
  const { position } = player
  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(position)}
      aria-valuetext={t('positionOf', {
        position: duration(position, 'table'),
        length: duration(length, 'table'),
      })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
      }}
      className="min-w-0 flex-1 touch-none rounded-key"
    >
      {children}
    </div>
  )
}
