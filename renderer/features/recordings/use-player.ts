import { useRef, useState } from 'react'
import { nextSpeed, type PlayingAct, type Speed } from './playing-keys.ts'

export type Player = {
  readonly playing: boolean
  /** Seconds. */
  readonly position: number
  /** Seconds; null until the file has told. */
  readonly length: number | null
  readonly speed: Speed
  act(act: PlayingAct): void
  seek(seconds: number): void
  setSpeed(speed: Speed): void
  /** To be spread on the audio element. */
  readonly audio: React.AudioHTMLAttributes<HTMLAudioElement> & React.RefAttributes<HTMLAudioElement>
}

export type PlayerParts = {
  readonly source: string
  /** The file is refused: the ticket has run out, or the file cannot be had any more. */
  readonly onRefused: () => void
  /** Refused again with a fresh ticket: this browser cannot play it. */
  readonly onUnplayable: () => void
}

/** One audio element, as a state for React and acts for keys and buttons. */
export function usePlayer({ source, onRefused, onUnplayable }: PlayerParts): Player {
  const ref = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [position, setPosition] = useState(0)
  const [length, setLength] = useState<number | null>(null)
  const [speed, setSpeedShown] = useState<Speed>(1)
  /** Where to go on after a new ticket, seconds. */
  const resumeAt = useRef(0)
  /** Since something was heard last. */
  const refusals = useRef(0)

  const seek = (seconds: number) => {
    const audio = ref.current
    if (audio === null) return
    const end = Number.isFinite(audio.duration) ? audio.duration : (length ?? 0)
    audio.currentTime = Math.min(Math.max(0, seconds), end)
    resumeAt.current = audio.currentTime
    setPosition(audio.currentTime)
  }
  const setSpeed = (next: Speed) => {
    if (ref.current !== null) ref.current.playbackRate = next
    setSpeedShown(next)
  }
  const toggle = () => {
    const audio = ref.current
    if (audio === null) return
    // A play that is cut short by a pause is no failure; what fails to load tells so by itself.
    if (audio.paused) audio.play().catch(() => undefined)
    else audio.pause()
  }
  const act = (wanted: PlayingAct) => {
    switch (wanted.kind) {
      case 'toggle':
        return toggle()
      case 'move':
        return seek((ref.current?.currentTime ?? 0) + wanted.by)
      case 'start':
        return seek(0)
      case 'end':
        return seek(Number.POSITIVE_INFINITY)
      case 'speed':
        return setSpeed(nextSpeed(speed, wanted.step))
    }
  }
  const audio: Player['audio'] = {
    ref,
    src: source,
    autoPlay: true,
    onPlay: ({ currentTarget }) => {
      // Two recordings at once are none.
      for (const other of document.querySelectorAll('audio')) if (other !== currentTarget) other.pause()
      setPlaying(true)
    },
    onPause: () => setPlaying(false),
    onTimeUpdate: ({ currentTarget }) => {
      refusals.current = 0
      resumeAt.current = currentTarget.currentTime
      setPosition(currentTarget.currentTime)
    },
    onLoadedMetadata: ({ currentTarget }) => {
      setLength(currentTarget.duration)
      currentTarget.playbackRate = speed
      if (resumeAt.current > 0) currentTarget.currentTime = resumeAt.current
    },
    onError: () => {
      refusals.current += 1
      if (refusals.current > 1) onUnplayable()
      else onRefused()
    },
  }
  return { playing, position, length, speed, act, seek, setSpeed, audio }
}
