import { useEffect, useState } from 'react'
import { Spoken } from './spoken.tsx'

/** What comes sooner than this needs no sign that it is coming. */
const showAfter = 150

export type SkeletonBarsProps = {
  /** Widths in per cent, one for each bar of the shape to come. */
  readonly widths: readonly number[]
  /** What is being read, for readers and under the bars. */
  readonly label: string
  readonly gap?: number
}

/** Bars in the shape of what is to come, after 150 ms. */
export function SkeletonBars({ widths, label, gap = 12 }: SkeletonBarsProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), showAfter)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return <output aria-busy="true" />
  return (
    <output aria-busy="true" className="flex flex-col p-4" style={{ gap }}>
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are never moved or added, so their place is their name
        <span key={index} className="h-2.5 rounded-chip bg-hover" style={{ width: `${width}%` }} />
      ))}
      <Spoken>{label}</Spoken>
    </output>
  )
}
