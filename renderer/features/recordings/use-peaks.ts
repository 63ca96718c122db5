import { useEffect, useState } from 'react'
import { type Peaks, peaksOf } from './peaks.ts'

/** The lowest rate that browsers decode to: loudness is all that is wanted, and an hour fits into memory. */
const samplesPerSecond = 3000
/** A longer call is played without its shape, seconds. */
const longestDrawn = 90 * 60

/** Null until they are there; they never come for what this browser cannot decode, and it plays all the same. */
export function usePeaks(source: string, seconds: number, bars: number): Peaks | null {
  const [peaks, setPeaks] = useState<Peaks | null>(null)
  useEffect(() => {
    if (peaks !== null || seconds > longestDrawn) return
    const stop = new AbortController()
    readPeaks(source, bars, stop.signal).then(
      (read) => {
        if (!stop.signal.aborted) setPeaks(read)
      },
      () => undefined,
    )
    return () => stop.abort()
  }, [source, seconds, bars, peaks])
  return peaks
}

async function readPeaks(source: string, bars: number, signal: AbortSignal): Promise<Peaks> {
  const answer = await fetch(source, { signal, cache: 'no-store' })
  if (!answer.ok) throw new Error(`The recording was answered with ${answer.status}`)
  const decoder = new OfflineAudioContext(1, 1, samplesPerSecond)
  const audio = await decoder.decodeAudioData(await answer.arrayBuffer())
  const channels = Array.from({ length: audio.numberOfChannels }, (_, index) => audio.getChannelData(index))
  return peaksOf(channels, bars)
}
